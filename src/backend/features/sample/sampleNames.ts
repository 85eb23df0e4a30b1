const words = (text: string): readonly string[] => text.trim().split(/\s+/u)

/** Women's first names, from many places. */
export const WOMENS_NAMES = words(`
  Abigail Adaeze Aisha Alice Amara Amélie Anaïs Anjali Anna Aoife Astrid Aurora Ayesha Beatriz Bridget Camila
  Carmen Charlotte Chiara Chloé Claire Daniela Deborah Eleni Elif Elodie Emilia Esther Farah Fatima Fiona Freya
  Gabriela Grace Hana Hannah Harriet Ifeoma Ingrid Isla Ivana Jasmine Johanna Juliette Kavya Keiko Lakshmi Leila
  Lucía Magdalena Maeve Malgorzata Mariam Mei Miriam Nadia Naomi Ngozi Nina Noor Olga Paola Priya Renée Rosa Ruth
  Saoirse Shira Siobhán Sofia Tamar Thandiwe Victoria Wanjiru Yasmin Yuki Zainab Zuzana`)

/** Men's first names, from many places. */
export const MENS_NAMES = words(`
  Aaron Abdullah Adrián Ahmed Alejandro Anders Andrei Arjun Arthur Bashir Benjamin Björn Bogdan Caleb Callum Chidi
  Cormac Daniel Darius David Diego Dmitri Edmund Elias Emeka Enzo Étienne Ezra Felipe Finn François Gabriel Georgios
  Hamza Haruki Henrik Hugo Ibrahim Isaac Ivan Jabari Jakub James Javier Jérôme Joaquín Jonas Joseph Kenji Kwame Lars
  Laurent Liam Luca Lukas Malik Marco Mateo Matthias Mohammed Nikolai Noah Oisín Oliver Omar Oskar Owen Patrick Pedro
  Rafael Rahul Rohan Samuel Santiago Sebastian Stefan Tadeusz Tariq Théo Tobias Tomás Viktor Vikram Wei William Yusuf
  Zachary`)

/** Family names, from many places. */
export const FAMILY_NAMES = words(`
  Abara Abdi Achterberg Adeyemi Aguilar Ahmadi Akintola Albrecht Almeida Andersen Anderson Antonescu Arsenault Asante
  Aydın Baker Balogun Banerjee Barros Beaulieu Becker Bélanger Bennett Bergström Bianchi Bjørnson Boateng Bouchard
  Brankovic Brennan Campbell Carvalho Castillo Černý Chakraborty Chan Chaudhry Cheng Choi Chowdhury Clarke Cohen
  Conti Côté Coleman Da-Silva Dąbrowski Delacroix Demir Desai Diallo Díaz Dimitrov Donnelly Dubois Dufresne Duval
  Eriksson Espinoza Fernández Ferreira Fischer Fitzgerald Fontaine Forsberg Fraser Friedman Fujimoto Gagnon Gallagher
  García Gauthier Georgiou Ghazali Giordano Goldberg González Grant Gray Gupta Haddad Hakimi Halvorsen Hamilton Hansen
  Harris Hashimoto Hassan Hernández Hoffmann Horvat Hughes Ibáñez Iliescu Ishikawa Ivanova Jansen Jóhannsdóttir
  Johansson Johnson Joshi Kamara Kaplan Kariuki Kaur Keller Khalil Khan Kimura Kim King Klein Kováč Kowalski Krishnan
  Kumar Lachance Larsen Lavoie Leblanc Lefebvre Lewandowski Li Lindqvist Lombardi López MacDonald Mahmoud Malhotra
  Mancini Marchetti Markovic Martínez Mbeki McCarthy McKenzie Mendoza Mensah Meyer Mitchell Mohamud Molina Morales
  Moreau Morgan Müller Murphy Mwangi Nakamura Navarro Ndiaye Nielsen Novák Nowak Nyström O’Brien O’Connor O’Sullivan
  Obi Okafor Okonkwo Oliveira Osei Osman Ouellet Papadopoulos Park Patel Pelletier Pereira Petrov Pham Popescu Poulin
  Qureshi Rahman Ramírez Rao Reid Reyes Ricci Richter Rinaldi Robinson Rosenberg Rossi Ruiz Saito Salazar Santos Sato
  Schneider Sharma Silva Simard Singh Škoda Smith Sørensen Stewart Suzuki Tanaka Taylor Tesfaye Thibault Thompson
  Torres Tran Tremblay Üstün Van-den-Berg Vargas Vasquez Villanueva Vogel Wagner Walker Wang Weber Wójcik Wong Wright
  Wu Yamamoto Yıldız Yilmaz Young Zając Zhang Zhou Zimmermann`).map((name) => name.replaceAll('-', ' '))

/** Names that a program stumbles over when it was built for short, plain ones. */
export const PRACTITIONERS_WITH_ACCENTS = [
  ['Łukasz', 'Wiśniewski'],
  ['Noémie', 'Lévesque'],
  ['Ángel', 'Núñez'],
  ['Thị Hương', 'Nguyễn'],
] as const

/** The first families bear these, a guardian each: other scripts, one letter, and as long as names get. */
export const UNUSUAL_GUARDIANS = [
  { firstName: 'مريم', lastName: 'الحسيني', relation: 'Mother' },
  { firstName: 'נועה', lastName: 'לוי', relation: 'Mother' },
  { firstName: 'J', lastName: 'O', relation: 'Father' },
  { firstName: 'Đức', lastName: 'Nguyễn', relation: 'Father' },
  {
    firstName: 'Wilhelmina Theodora Annegret Philippa',
    lastName: 'Featherstonehaugh-Cholmondeley-Vanderwesthuizen',
    relation: 'Grandmother',
  },
  { firstName: 'Zoë', lastName: 'Ó Súilleabháin', relation: 'Mother' },
  { firstName: 'Krishnamoorthy', lastName: 'Venkatasubramanian-Balasubramaniam', relation: 'Father' },
] as const
