/** Made-up schools, streets and places: nothing here stands anywhere. */
export const SCHOOLS = [
  'Maple Hollow Public School',
  'Otter Creek Elementary',
  'Lantern Hill School',
  'École du Vieux-Moulin',
  'Northbank Junior Public School',
  'St. Brigid of the Meadow Catholic School',
  'Copper Bridge Academy',
  'Willow Bend Montessori',
  'Thistledown Middle School',
  'Harbour Light Secondary School',
  'Quarry Road Public School',
  'Little Finches Preschool',
] as const

export const STREETS = [
  'Larkspur Lane',
  'Old Mill Road',
  'Juniper Crescent',
  'Foxglove Avenue',
  'Stonegate Drive',
  'Rue des Érables',
  'Heron Court',
  'Blackthorn Street',
  'Ferryman’s Way',
  'Orchard Terrace',
  'Windermill Road',
  'Saltmarsh Close',
] as const

export const TOWNS = [
  'Birchwood, ON',
  'Kettle Falls, ON',
  'Marrow Lake, ON',
  'Saint-Amable-du-Lac, QC',
  'Pinehurst Corners, ON',
] as const
