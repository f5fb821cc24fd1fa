import jsQR from 'jsqr';

/** The widest picture that is looked at, in pixels: enough for a code that fills a quarter of it. */
const widest = 640;

/** Reads with what the browser has, and with a program of our own where it has nothing (Firefox, Safari). */
export async function readerOfCodes() {
  const own = await globalThis.BarcodeDetector?.getSupportedFormats?.();
  if (own?.includes('qr_code')) {
    const detector = new globalThis.BarcodeDetector({ formats: ['qr_code'] });
    return async video => (await detector.detect(video))[0]?.rawValue.trim();
  }
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  return async video => readFrom(video, canvas, drawing);
}

function readFrom(video, canvas, drawing) {
  const scale = Math.min(1, widest / video.videoWidth);
  [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  if (canvas.width === 0) return undefined;
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  const picture = drawing.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(picture.data, picture.width, picture.height)?.data.trim();
}
