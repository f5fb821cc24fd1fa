// At the door an officer may read a code with the camera instead of typing it. The pictures stay in the browser and are not kept.
import { readerOfCodes } from './door/reader.js';

const box = document.querySelector('[data-pp-scan]');
if (box && navigator.mediaDevices?.getUserMedia) {
  const [start, stop] = box.querySelectorAll('button');
  const video = box.querySelector('video');
  const said = box.querySelector('[role=status]');
  const field = document.querySelector('[name=Q]');
  let looking = false;

  const end = words => {
    looking = false;
    video.srcObject?.getTracks().forEach(track => track.stop());
    video.srcObject = null;
    [start.hidden, stop.hidden, video.hidden] = [false, true, true];
    said.textContent = words;
  };

  const look = async read => {
    while (looking) {
      const code = await read(video);
      if (code && looking) {
        end('Found.');
        field.value = code;
        field.form.requestSubmit();
        return;
      }
      await new Promise(next => setTimeout(next, 120));
    }
  };

  box.hidden = false;
  stop.addEventListener('click', () => { end(''); start.focus(); });
  start.addEventListener('click', async () => {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
      [start.hidden, stop.hidden, video.hidden, looking] = [true, false, false, true];
      said.textContent = 'Hold the code in front of the camera.';
      stop.focus();
      await video.play();
      await look(await readerOfCodes());
    } catch {
      end('The camera cannot be used here. Allow it in the browser, or type the code.');
      field.focus();
    }
  });
}
