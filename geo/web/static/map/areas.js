/* Outlines of single divisions by their code, from the boundaries that are served by level and province. */
import { getJson } from "../shared/browser.js";

const LEVELS = ["prefecture", "county"];

export class Areas {
  /** @param {Record<string, string>} addresses */
  constructor(addresses) {
    this.addresses = addresses;
    /** @type {Map<string, Promise<Outline[]>>} */
    this.asked = new Map(); // by address: the features, or their promise
  }

  /** @param {string} address */
  features(address) {
    if (!this.asked.has(address)) {
      const answer = getJson(address).then(({ features }) => features);
      answer.catch(() => this.asked.delete(address)); // asked for again when wanted again
      this.asked.set(address, answer);
    }
    return this.asked.get(address);
  }

  /** The GeoJSON feature of a code from the coarsest level that has it; null where none does.
   * @param {string} adcode
   */
  async find(adcode) {
    const parts = LEVELS.map((level) => `${this.addresses[level]}${adcode.slice(0, 2)}.json`);
    for (const address of adcode.endsWith("0000") ? [this.addresses.province] : parts) {
      const found = (await this.features(address)).find(({ properties }) => properties.adcode === adcode);
      if (found) return found;
    }
    return null;
  }
}
