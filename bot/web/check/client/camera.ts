import { decodeQR } from 'qr/decode.js'

/** A code is read as well from a smaller picture, and sooner. */
const MAX_SIDE = 720
/** Milliseconds between two looks: quick for a hand, and no heat. */
const PAUSE_MS = 150

/** Looks through the camera until it sees a QR. */
export class Camera {
  #stream: MediaStream | undefined
  #timer = 0

  constructor(private readonly video: HTMLVideoElement) {}

  /** Throws where there is no camera, or it may not be used. */
  async start(onCode: (text: string) => void): Promise<void> {
    this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    this.video.srcObject = this.#stream
    await this.video.play()
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    const look = () => {
      const text = context && this.#codeIn(canvas, context)
      if (text) onCode(text)
      else if (this.#stream) this.#timer = window.setTimeout(look, PAUSE_MS)
    }
    look()
  }

  stop(): void {
    window.clearTimeout(this.#timer)
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
    this.video.srcObject = null
  }

  #codeIn(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): string | undefined {
    const { videoWidth, videoHeight } = this.video
    if (videoWidth === 0) return undefined
    const scale = Math.min(1, MAX_SIDE / Math.max(videoWidth, videoHeight))
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    context.drawImage(this.video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // No QR in this picture: the next one is looked at.
      return undefined
    }
  }
}
