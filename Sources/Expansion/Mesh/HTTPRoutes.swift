internal import KubernetesFacts
internal import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemModel {
  /// An HTTP route of a VirtualService.
  func httpRoute(_ match: Match, of service: Portolan.Service) -> Istio.HTTPRoute {
    var route = Istio.HTTPRoute(name: match.name, match: match.alternatives.map(matchRequest))
    route.redirect = match.redirect.map { redirect in
      Istio.HTTPRedirect(
        uri: redirect.path, authority: redirect.host, port: redirect.port, scheme: redirect.scheme,
        redirectCode: redirect.code)
    }
    route.rewrite = match.rewrite.map { Istio.HTTPRewrite(uri: $0.path, authority: $0.host) }
    if match.redirect == nil {
      let destinations = match.destinations.isEmpty ? [Portolan.Destination.own] : match.destinations
      route.route = destinations.compactMap { destination in
        resolve(destination, of: service, for: .http).map {
          Istio.HTTPRouteDestination(destination: $0, weight: destination.weight)
        }
      }
    }
    route.timeout = match.timeout?.rawValue
    route.retries = match.retries.map { retries in
      Istio.HTTPRetry(
        attempts: retries.attempts, perTryTimeout: retries.perTry?.rawValue,
        retryOn: retries.conditions.isEmpty
          ? nil : retries.conditions.map(\.rawValue).joined(separator: ","))
    }
    route.fault = match.fault.map(fault)
    route.mirrors = match.mirrors.compactMap { mirror in
      resolve(mirror.destination, of: service, for: .http).map {
        Istio.HTTPMirrorPolicy(destination: $0, percentage: Istio.Percent(value: mirror.percent))
      }
    }
    route.corsPolicy = match.cors.map(corsPolicy)
    route.headers = match.headers.map { headers in
      Istio.Headers(request: operations(headers.request), response: operations(headers.response))
    }
    return route
  }

  /// The destinations of a TCP or TLS route.
  func routeDestinations(
    _ destinations: [Portolan.Destination], of service: Portolan.Service, for kind: RouteKind
  ) -> [Istio.RouteDestination] {
    (destinations.isEmpty ? [.own] : destinations).compactMap { destination in
      resolve(destination, of: service, for: kind).map {
        Istio.RouteDestination(destination: $0, weight: destination.weight)
      }
    }
  }

  private func resolve(
    _ destination: Portolan.Destination, of routed: Portolan.Service, for kind: RouteKind
  ) -> Istio.Destination? {
    if let host = destination.host {
      return Istio.Destination(
        host: host, subset: destination.subset,
        port: destination.port?.integer.map { Istio.PortSelector(number: $0) })
    }
    guard let name = destination.service else {
      return resolve(destination, at: routed, of: routed, for: kind)
    }
    return service(named: name).flatMap { resolve(destination, at: $0, of: routed, for: kind) }
  }

  private func resolve(
    _ destination: Portolan.Destination, at target: Portolan.Service, of routed: Portolan.Service,
    for kind: RouteKind
  ) -> Istio.Destination? {
    guard let port = target.servedPort(destination.port, for: kind) else { return nil }
    return Istio.Destination(
      host: meshHost(of: target), subset: destination.subset,
      port: destination.port == nil && !routed.has(.routePorts)
        ? nil : Istio.PortSelector(number: port.servedNumber))
  }

  private func matchRequest(_ conditions: [Portolan.Condition]) -> Istio.HTTPMatchRequest {
    var request = Istio.HTTPMatchRequest()
    for condition in conditions {
      switch condition {
      case .prefix(let path): request.uri = .prefix(path)
      case .exact(let path): request.uri = .exact(path)
      case .regex(let path): request.uri = .regex(path)
      case .method(let method): request.method = .exact(method)
      case .header(let name, let text): request.headers[name] = stringMatch(text)
      case .query(let name, let text): request.queryParams[name] = stringMatch(text)
      case .sourceLabels(let labels): request.sourceLabels.merge(StringMap(labels))
      }
    }
    return request
  }

  private func stringMatch(_ text: TextMatch) -> Istio.StringMatch {
    switch text {
    case .exact(let text): .exact(text)
    case .prefix(let text): .prefix(text)
    case .regex(let text): .regex(text)
    case .present: .present
    }
  }

  private func fault(_ fault: HTTPFault) -> Istio.HTTPFaultInjection {
    Istio.HTTPFaultInjection(
      delay: fault.delay.map {
        Istio.FaultDelay(fixedDelay: $0.time.rawValue, percentage: Istio.Percent(value: $0.percent))
      },
      abort: fault.abort.map { abort in
        let percentage = Istio.Percent(value: abort.percent)
        return switch abort.status {
        case .http(let status): Istio.FaultAbort(httpStatus: status, percentage: percentage)
        case .grpc(let status): Istio.FaultAbort(grpcStatus: status, percentage: percentage)
        }
      })
  }

  private func corsPolicy(_ cors: CORS) -> Istio.CorsPolicy {
    Istio.CorsPolicy(
      allowOrigins: cors.origins.map(stringMatch), allowMethods: cors.methods, allowHeaders: cors.headers,
      exposeHeaders: cors.exposed, maxAge: cors.maxAge?.rawValue, allowCredentials: cors.credentials)
  }

  private func operations(_ operations: Portolan.HeaderOperations.Operations) -> Istio.HeaderOperations? {
    guard !operations.isEmpty else { return nil }
    return Istio.HeaderOperations(
      set: StringMap(operations.set), add: StringMap(operations.add), remove: operations.remove)
  }
}

extension Portolan.Destination {
  /// The service with the route, at the default port of the route's kind.
  ///
  /// No message is about this destination, so it has no position.
  static var own: Portolan.Destination { .to(file: "", line: 0, column: 0) }
}
