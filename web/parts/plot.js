// SPDX-License-Identifier: GPL-3.0-or-later
// Where vacancies stand around a home: distances, directions, and places on a round plot.

const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
const SIDES = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
const KM_A_DEGREE = 111.2;
const SAME_KM = 0.3;

// Kilometres east and north of home; near enough on the ground within a country.
function offset(home, point) {
  const turn = ((((point.lon - home.lon + 180) % 360) + 360) % 360) - 180;
  const narrow = Math.cos(((home.lat + point.lat) / 2) * (Math.PI / 180));
  return { east: turn * KM_A_DEGREE * narrow, north: (point.lat - home.lat) * KM_A_DEGREE };
}

function side(east, north) {
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return SIDES[(eighths + 8) % 8];
}

// The rings: the outermost holds the furthest vacancy, at most four in all.
function ringsFor(furthest) {
  const outer = NICE.findIndex((km) => km >= furthest);
  const last = outer < 0 ? NICE.length - 1 : Math.max(outer, 1);
  return NICE.slice(Math.max(0, last - 3), last + 1);
}

// The nearest free spot to where it belongs, sought in a widening spiral.
function freeSpot(x, y, taken, apart) {
  for (let step = 0; step < 600; step++) {
    const away = apart * 0.35 * Math.sqrt(step);
    const spot = { x: x + away * Math.cos(step * 2.4), y: y + away * Math.sin(step * 2.4) };
    if (taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= apart)) {
      return spot;
    }
  }
  return { x, y };
}

// Vacancies at one address, or so near to it that nobody would tell them apart, are one spot.
function gather(home, places) {
  const found = [];
  for (const place of places) {
    const { east, north } = offset(home, place.point);
    const near = found.find((one) => Math.hypot(one.east - east, one.north - north) < SAME_KM);
    if (near) {
      near.places.push(place);
    } else {
      found.push({ places: [place], east, north, km: Math.hypot(east, north) });
    }
  }
  return found;
}

/**
 * Home is at 0, 0. Distances are drawn by their square root, so that those close to home keep room.
 * @param {{lat: number, lon: number}} home
 * @param {{point: {lat: number, lon: number}|null}[]} places
 * @param {number} radius of the outermost ring
 * @param {number} apart how far two spots' middles keep from each other
 * @returns {{rings: {km: number, r: number}[], nowhere: object[], spots: {places: object[], x: number, y: number,
 *   atX: number, atY: number, km: number, side: string}[]}} at: where a spot belongs, before it made room
 */
export function plotAround(home, places, radius, apart) {
  const gathered = gather(home, places.filter((place) => place.point));
  const rings = ringsFor(Math.max(0, ...gathered.map((one) => one.km)));
  const scale = (km) => radius * Math.sqrt(Math.min(1, km / rings[rings.length - 1]));
  const taken = [{ x: 0, y: 0 }];
  const spots = gathered.map(({ places: here, east, north, km }) => {
    const share = km > 0 ? scale(km) / km : 0;
    const at = { x: east * share, y: -north * share };
    const spot = freeSpot(at.x, at.y, taken, apart);
    taken.push(spot);
    return { places: here, ...spot, atX: at.x, atY: at.y, km, side: side(east, north) };
  });
  return {
    rings: rings.map((km) => ({ km, r: scale(km) })),
    spots,
    nowhere: places.filter((place) => !place.point),
  };
}
