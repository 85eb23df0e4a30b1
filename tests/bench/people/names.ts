/** Invented people's names: common ones, and parts from which the many rare ones are put together. */
export const FIRST_NAMES = [
  'Emma', 'Liam', 'Olivia', 'Noah', 'Charlotte', 'William', 'Amelia', 'Thomas', 'Léa', 'Félix', 'Zoë', 'Noémie',
  'José', 'María', 'Łukasz', 'Agnieszka', 'Søren', 'Jürgen', 'Chloé', 'Benoît', 'Anaïs', 'Mohammed', 'Fatima',
  'Aisha', 'Wei', 'Li', 'Yuki', 'Priya', 'Arjun', 'Ananya', 'Sophie', 'Ethan', 'Mia', 'Lucas', 'Ava', 'Jack',
  'Isabella', 'Owen', 'Hannah', 'Samuel', 'Grace', 'Daniel', 'Abigail', 'Gabriel', 'Béatrice', 'Étienne', 'Óscar',
  'Ingrid', 'Björn', 'Þóra', 'Ngozi', 'Chinedu', 'Kwame', 'Amara', 'Dmitri', 'Olga', 'Mateusz', 'Zofia', 'İbrahim',
  'Ayşe', 'Tomáš', 'Eliška', 'Nguyên', 'Thảo', 'Mary Ann', 'Jean-Luc', 'Anne-Marie', 'Al', 'Jo', 'Bo',
] as const

export const FAMILY_NAMES = [
  'Smith', 'Tremblay', 'Brown', 'Singh', 'Martin', 'Roy', 'Lee', 'Wilson', 'Gagnon', 'Nguyen', 'MacDonald', 'Côté',
  'Li', 'Bouchard', 'Taylor', 'Gauthier', 'Campbell', 'Khan', 'Anderson', 'Chen', 'Patel', 'García', 'Müller',
  'Kowalski', 'Łukaszewska', "O'Brien", 'Østergaard', 'Strauß', 'Nuñez', 'Dvořák', 'Şahin', 'Ångström', 'Wu',
  'de la Cruz', 'van den Berg', 'Saint-Pierre', 'Fernández', 'Sørensen', 'Lévesque', 'Ng',
] as const

export const FAMILY_STARTS = [
  'Al', 'Bar', 'Ber', 'Bran', 'Cal', 'Cor', 'Dal', 'Den', 'Dor', 'El', 'Fair', 'Fen', 'Gal', 'Gor', 'Hal', 'Har',
  'Hol', 'Iver', 'Jan', 'Kel', 'Kor', 'Lan', 'Lin', 'Mal', 'Mar', 'Mor', 'Nor', 'Ol', 'Pel', 'Pem', 'Quin', 'Ral',
  'Ros', 'Sal', 'Sher', 'Stan', 'Tal', 'Thor', 'Ul', 'Val', 'Vin', 'Wal', 'Wen', 'Yar', 'Zel', 'É', 'Ö', 'Š',
] as const
export const FAMILY_MIDDLES = [
  'an', 'ber', 'ca', 'den', 'der', 'do', 'el', 'en', 'fi', 'ga', 'in', 'ka', 'la', 'ling', 'ma', 'mer', 'ne', 'o',
  'ra', 'ri', 'sen', 'ta', 'ti', 'ver', 'wi', '',
] as const
export const FAMILY_ENDS = [
  'ard', 'berg', 'by', 'court', 'dale', 'don', 'es', 'ford', 'ham', 'hurst', 'ic', 'ier', 'ini', 'ko', 'ley', 'man',
  'mont', 'nen', 'off', 'ová', 'quist', 'ski', 'son', 'stad', 'ton', 'ville', 'well', 'wick', 'worth', 'ça',
] as const

export const MAIL_DOMAINS = [
  'maple.example', 'birch.example', 'lakeside-clinic.example', 'northern-mail.example', 'kite.example',
] as const
export const TITLES = ['', '', '', 'Dr.', 'Ms', 'Mr', 'Mx', 'Prof.'] as const
export const DISCIPLINES = [
  'Speech Therapy', 'Occupational Therapy', 'Physiotherapy', 'Psychology', 'Social Work', 'Music Therapy',
  'Behaviour Analysis', 'Dietetics',
] as const
export const TIERS = ['Tier 1', 'Tier 2', 'Tier 3', 'Student'] as const
export const BIOS = [
  '',
  'Works with school-age children on fluency and early reading, in English and French, on weekdays.',
  'Mornings only; prefers to be called. Sees families at home in the west end and online.',
  'Ten years in hospital care before joining. Supervises students in the autumn term.',
] as const
