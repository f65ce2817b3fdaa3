/** Paper that flies from the foot of the screen and falls: two bursts, on one canvas, and nothing left behind. */

interface Scrap {
  x: number;
  y: number;
  /** In heights of the canvas a second. */
  vx: number;
  vy: number;
  readonly size: number;
  readonly colour: string;
  /** Turns about itself, by which it shows its edge. */
  angle: number;
  readonly spin: number;
}

/** How many, and how long they fly, in seconds. A television's processor is a small one. */
const SCRAPS = 130;
const FLIGHT = 5;

const GRAVITY = 0.62;
/** What is left of the speed after a second. */
const DRAG = 0.42;

/** Larger canvases are drawn at this height and scaled: paper that moves need not be sharp. */
const MOST_HEIGHT = 1_080;

/** Throws confetti of these colours. The returned function takes it away. */
export function throwConfetti(canvas: HTMLCanvasElement, colours: readonly string[]): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  canvas.height = Math.min(MOST_HEIGHT, canvas.clientHeight);
  canvas.width = Math.round((canvas.height * canvas.clientWidth) / Math.max(1, canvas.clientHeight));
  const { width, height } = canvas;
  const scraps = Array.from({ length: SCRAPS }, (_, n) => scrap(n % 2 === 0 ? 0 : 1, width / height, colours));
  const start = performance.now();
  let before = start;
  let frame = requestAnimationFrame(function draw(now) {
    const seconds = Math.min(0.1, (now - before) / 1_000);
    before = now;
    context.clearRect(0, 0, width, height);
    const age = (now - start) / 1_000;
    if (age > FLIGHT) return;
    context.globalAlpha = Math.min(1, FLIGHT - age);
    for (const one of scraps) {
      fly(one, seconds);
      paint(context, one, height);
    }
    frame = requestAnimationFrame(draw);
  });
  return () => {
    cancelAnimationFrame(frame);
    context.clearRect(0, 0, width, height);
  };
}

/** One from the left foot of the screen (0) or the right (1), thrown up and inwards. */
function scrap(side: 0 | 1, ratio: number, colours: readonly string[]): Scrap {
  const angle = (0.18 + Math.random() * 0.24) * Math.PI;
  const speed = 0.9 + Math.random() * 1.25;
  return {
    x: side * ratio,
    y: 1.02,
    vx: Math.cos(angle) * speed * (side === 0 ? 1 : -1),
    vy: -Math.sin(angle) * speed * 1.25,
    size: 0.011 + Math.random() * 0.012,
    colour: colours[Math.floor(Math.random() * colours.length)] ?? "currentColor",
    angle: Math.random() * 2 * Math.PI,
    spin: (Math.random() - 0.5) * 12,
  };
}

function fly(scrap: Scrap, seconds: number): void {
  const kept = DRAG ** seconds;
  scrap.vx *= kept;
  scrap.vy = scrap.vy * kept + GRAVITY * seconds;
  scrap.x += scrap.vx * seconds;
  scrap.y += scrap.vy * seconds;
  scrap.angle += scrap.spin * seconds;
}

function paint(context: CanvasRenderingContext2D, { x, y, size, colour, angle }: Scrap, height: number): void {
  context.save();
  context.translate(x * height, y * height);
  context.rotate(angle * 0.6);
  context.scale(1, Math.cos(angle));
  context.fillStyle = colour;
  context.fillRect((-size * height) / 2, (-size * height) / 3, size * height, (size * height) / 1.5);
  context.restore();
}
