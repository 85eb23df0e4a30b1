export { fillSampleClinic } from './fillSampleClinic.ts'
export { SAMPLE_PASSWORD } from './sampleSignIns.ts'
export type { SampleSignIn } from './sampleSignIns.ts'
