import { randomBytes, randomUUID, sign } from 'node:crypto'
import { connectHub } from '#backend/sync/connectHub.ts'
import { type DeviceKeys, deviceKeys, inviteKeys } from '#backend/sync/deviceKeys.ts'
import type { HubAnswer } from '#backend/sync/hubClient.ts'
import { hashOf, sealSet } from '#backend/sync/sealSet.ts'
import { type JoinCertificate, NO_SET, type Pc } from '#shared/protocol/messages.ts'

export function data<T>(answer: HubAnswer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.data
}

/** The code of a refusal, or what else happened. */
export const refusal = (answer: HubAnswer<unknown>): string =>
  answer.ok ? 'ok' : answer.problem.kind === 'refused' ? answer.problem.error : answer.problem.kind

/** A PC that speaks to a hub by the program's own client, and makes sealed sets of any text. */
export class HubPc {
  readonly clinicId: string
  readonly keys: DeviceKeys = deviceKeys(randomBytes(32))
  readonly pc: Pc
  readonly clinicKey: Uint8Array
  readonly address: string
  join: JoinCertificate | undefined
  token = ''
  epoch = 1
  n = 0
  previous = NO_SET
  client: ReturnType<typeof connectHub>

  constructor(address: string, clinicId: string = randomUUID(), number = 1, clinicKey = randomBytes(32)) {
    this.address = address
    this.clinicId = clinicId
    this.clinicKey = clinicKey
    const { signKey, boxKey } = this.keys
    this.pc = { deviceId: randomUUID(), number, signKey, boxKey }
    this.client = connectHub({ address, token: '' })
  }

  /** Speaks to this hub, with this token, from now on. */
  use(token: string, address: string = this.address): void {
    this.client.close()
    this.token = token
    this.client = connectHub({ address, token })
  }

  static async first(address: string): Promise<HubPc> {
    const pc = new HubPc(address)
    const made = await pc.client.createClinic({ clinicId: pc.clinicId, pc: pc.pc, registrationCode: '' })
    pc.use(data(made).token)
    return pc
  }

  /** Another PC of the same clinic, by an invitation of this one. */
  async invite(): Promise<HubPc> {
    const { number } = data(await this.client.takeNumber())
    const { inviteId, secret } = await this.makeInvite()
    const other = new HubPc(this.address, this.clinicId, number, Buffer.from(this.clinicKey))
    const answer = await other.askToJoin(inviteId, secret)
    other.use(data(answer).token)
    return other
  }

  async makeInvite(): Promise<{ inviteId: string; secret: Uint8Array }> {
    const secret = randomBytes(20)
    const inviteId = randomUUID()
    const proofHash = hashOf(Buffer.from(inviteKeys(secret).proof, 'hex'))
    data(await this.client.createInvite({ inviteId, proofHash, wrapped: 'd3JhcHBlZA' }))
    return { inviteId, secret }
  }

  askToJoin(inviteId: string, secret: Uint8Array): ReturnType<typeof this.client.join> {
    const keys = inviteKeys(secret)
    const signature = sign(null, Buffer.from(JSON.stringify(this.pc)), keys.sign).toString('hex')
    this.join = { inviteId, pc: this.pc, signature }
    return this.client.join({ clinicId: this.clinicId, proof: keys.proof, certificate: this.join })
  }

  /** The next set of this PC. */
  seal(text: string): Uint8Array {
    this.n += 1
    const bytes = sealSet(
      {
        version: 1,
        clinicId: this.clinicId,
        deviceId: this.pc.deviceId,
        deviceEpoch: this.epoch,
        n: this.n,
        previous: this.previous,
        keyEpoch: 1,
        ...(this.join !== undefined && this.n === 1 && this.epoch === 1 ? { join: this.join } : {}),
      },
      Buffer.from(text),
      this.clinicKey,
      this.keys.sign,
    )
    this.previous = hashOf(bytes)
    return bytes
  }
}
