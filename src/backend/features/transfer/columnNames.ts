import { IMPORT_FIELDS, type ImportField } from '#shared/domain/importFields.ts'
import { foldText } from '#shared/lib/fold.ts'

type Names = { readonly sure: string; readonly loose?: string }

/**
 * How clinics head their columns, in English and French. A `sure` name is that field; a `loose` one is it only
 * where no sure name claims the field. Compared without case, accents, blanks and punctuation; # reads as number.
 */
const NAMES: Partial<Record<ImportField, Names>> = {
  firstName: {
    sure: 'first name|given name|forename|first|fname|christian name|prénom|given names|first names',
  },
  lastName: {
    sure: 'last name|surname|family name|last|lname|second name|nom de famille|last names|family',
  },
  fullName: {
    sure: 'full name|name|staff name|employee name|display name|nom complet|nom|contact name|person|client contact',
    loose: 'staff member|employee|practitioner name|therapist name|team member',
  },
  kind: {
    sure: 'kind|person type|user type|contact type|account type|type of person|type de personne',
    loose: 'type|category|group|catégorie',
  },
  roles: {
    sure: 'role|roles|role(s)|application role|application roles|user role|user roles|system role|rôle|rôles',
    loose: 'position|function|permission|permissions|access|access level|poste|fonction|job role',
  },
  title: {
    sure: 'title|job title|professional title|titre|designation',
    loose: 'credentials|credential|qualifications|qualification|profession|suffix',
  },
  email: {
    sure: `email|e-mail|email address|e-mail address|mail|courriel|adresse courriel|primary email|primary e-mail
      |primary email address|work email|work e-mail|email 1|email1|e-mail 1|email address 1|business email
      |adresse électronique|adresse e-mail|e-mail primary|email primary|login|login email|sign-in email|contact email`,
  },
  secondaryEmail: {
    sure: `secondary email|secondary e-mail|second email|other email|other e-mail|alternate email|alternative email
      |email 2|e-mail 2|secondary email address|email secondary|e-mail secondary|home email|personal email
      |personal e-mail|private email|email address 2|backup email|courriel secondaire|autre courriel|deuxième courriel`,
  },
  phone: {
    sure: `phone|telephone|phone number|telephone number|tel|tel.|phone no|primary phone|primary phone number|phone 1
      |mobile|mobile phone|mobile number|cell|cell phone|cellphone|cellular|cell number|work phone|business phone
      |office phone|home phone|home telephone|work telephone|daytime phone|evening phone|contact number|téléphone
      |cellulaire|portable|numéro de téléphone|phone primary|main phone|handphone|direct line|tel number`,
  },
  secondaryPhone: {
    sure: `secondary phone|second phone|other phone|alternate phone|alternative phone|phone 2|secondary phone number
      |phone secondary|telephone 2|tel 2|emergency phone|backup phone|téléphone secondaire|autre téléphone|deuxième téléphone`,
  },
  discipline: {
    sure: `discipline|department|category of practice|practice category|therapy type|service area|dept|département
      |specialty|speciality|area of practice`,
  },
  compensationTier: {
    sure: `compensation tier|tier|pay level|pay tier|pay grade|pay band|compensation level|salary level|salary band
      |wage level|grade|échelon|échelon de rémunération|niveau de rémunération`,
  },
  registrationNumber: {
    sure: `registration number|registration or license #|registration #|registration no|reg #|reg. #|reg no|reg
      |license #|licence #|license number|licence number|license no|licence no|registration or license number
      |registration or licence number|college number|college registration number|college #|numéro de permis
      |numéro d’inscription|nº d’inscription|n° d’inscription|nº de permis|n° de permis|professional license
      |reg number`,
    loose: 'license|licence|registration|permis',
  },
  registrationExpiresOn: {
    sure: `licence expiry|license expiry|licence expiry date|license expiry date|license expiration
      |license expiration date|licence expiration date|registration expiry|registration expiry date
      |registration expires|registration expires on|license expires|licence expires|licence expires on
      |license expires on|expiry date|expiration date|expiry|expires|expires on|expiration|licence end date
      |license valid until|valid until|registration expiration|registration expiration date|date d'expiration
      |échéance du permis|échéance|échéance de l’inscription|date d’échéance|fin de l’inscription|fin du permis`,
  },
  staffId: {
    sure: `staff id|staff #|staff no|staff number|staff code|employee number|employee id|employee #|employee no
      |personnel number|badge number|numéro d’employé|nº d’employé|n° d’employé|matricule|emp id|emp no|emp #`,
    loose: 'id',
  },
  status: {
    sure: 'status|active|is active|active?|account status|employment status|statut|actif|user status|state',
  },
  bio: { sure: 'bio|biography|about|about me|profile text|biographie|website bio', loose: 'profile' },
}

/** What is never read, whatever it holds. */
const SECRET = /passwo?r?d|passwort|motdepasse|passphrase|passcode|^pin$|^pincode$|^mdp$|secret/

/** A header without case, accents, blanks and punctuation; # reads as number. */
export function headerKey(header: string): string {
  return foldText(header.replace(/#/g, ' number '))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?:nr|nº|num)$/u, 'number')
}

/** What a header can be known by: as it stands, and without what stands in brackets or marks it: "Phone (mobile)*". */
export function headerKeys(header: string): readonly string[] {
  const bare = header.replace(/\([^)]*\)|\[[^\]]*\]|\*+$|:$/g, ' ')
  return [headerKey(header), headerKey(bare)]
}

function tableOf(strength: keyof Names): ReadonlyMap<string, ImportField> {
  const table = new Map<string, ImportField>()
  for (const field of IMPORT_FIELDS) {
    for (const name of (NAMES[field]?.[strength] ?? '').split('|')) {
      if (name.trim() !== '') table.set(headerKey(name), field)
    }
  }
  return table
}

const SURE = tableOf('sure')
const LOOSE = tableOf('loose')

/** Whether a column of this header is never read, whatever somebody says it holds. */
export function isSecretHeader(header: string): boolean {
  return SECRET.test(headerKey(header))
}

/** What a column of this header holds, and how sure its name is; undefined for a column that is left out. */
export function fieldOfHeader(header: string): { field: ImportField; isSure: boolean } | undefined {
  if (isSecretHeader(header)) return undefined
  for (const key of headerKeys(header)) {
    const sure = SURE.get(key)
    if (sure !== undefined) return { field: sure, isSure: true }
    const loose = LOOSE.get(key)
    if (loose !== undefined) return { field: loose, isSure: false }
  }
  return undefined
}
