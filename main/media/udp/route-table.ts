/** Finds something by an IP address and a port. It has two levels, so that no key has to be built for each packet. */
export class RouteTable<Route> {
  readonly #byAddress = new Map<string, Map<number, Route>>();

  get(address: string, port: number): Route | undefined {
    return this.#byAddress.get(address)?.get(port);
  }

  set(address: string, port: number, route: Route): void {
    const routes = this.#byAddress.get(address) ?? new Map<number, Route>();
    this.#byAddress.set(address, routes);
    routes.set(port, route);
  }

  delete(address: string, port: number): void {
    const routes = this.#byAddress.get(address);
    routes?.delete(port);
    if (routes?.size === 0) this.#byAddress.delete(address);
  }
}
