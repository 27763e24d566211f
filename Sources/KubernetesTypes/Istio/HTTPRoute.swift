extension Istio {
  /// A route for HTTP requests: to destinations, a redirect, a direct response, or a delegate.
  package struct HTTPRoute: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    package var name: String?
    /// The conditions, one of which must match; all requests if empty.
    package var match: [HTTPMatchRequest]
    /// Responds with a redirect.
    package var redirect: HTTPRedirect?
    /// Responds directly.
    package var directResponse: HTTPDirectResponse?
    /// Another VirtualService that continues the routing.
    package var delegate: Delegate?
    /// Changes the path or the authority before the request is forwarded.
    package var rewrite: HTTPRewrite?
    /// The destinations, which receive requests in proportion to their weights.
    package var route: [HTTPRouteDestination]
    /// The timeout of the whole request, a duration; none if nil.
    package var timeout: String?
    /// How failed requests are retried; the mesh's default policy, usually two retries, if nil.
    package var retries: HTTPRetry?
    /// Fault injection: deliberate delays and aborts.
    package var fault: HTTPFaultInjection?
    /// The destination of mirrored requests, whose responses are ignored.
    package var mirror: Destination?
    /// The percentage of mirrored requests; all if nil.
    package var mirrorPercentage: Percent?
    /// Several destinations of mirrored requests.
    package var mirrors: [HTTPMirrorPolicy]
    /// The CORS policy: cross-origin requests that browsers may send.
    package var corsPolicy: CorsPolicy?
    /// Changes to the headers.
    package var headers: Headers?

    package init(
      name: String? = nil, match: [HTTPMatchRequest] = [], redirect: HTTPRedirect? = nil,
      directResponse: HTTPDirectResponse? = nil, delegate: Delegate? = nil, rewrite: HTTPRewrite? = nil,
      route: [HTTPRouteDestination] = [], timeout: String? = nil, retries: HTTPRetry? = nil,
      fault: HTTPFaultInjection? = nil, mirror: Destination? = nil, mirrorPercentage: Percent? = nil,
      mirrors: [HTTPMirrorPolicy] = [], corsPolicy: CorsPolicy? = nil, headers: Headers? = nil
    ) {
      self.name = name
      self.match = match
      self.redirect = redirect
      self.directResponse = directResponse
      self.delegate = delegate
      self.rewrite = rewrite
      self.route = route
      self.timeout = timeout
      self.retries = retries
      self.fault = fault
      self.mirror = mirror
      self.mirrorPercentage = mirrorPercentage
      self.mirrors = mirrors
      self.corsPolicy = corsPolicy
      self.headers = headers
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("match", match)
      encoder.field("redirect", redirect)
      encoder.field("directResponse", directResponse)
      encoder.field("delegate", delegate)
      encoder.field("rewrite", rewrite)
      encoder.field("route", route)
      encoder.field("timeout", timeout)
      encoder.field("retries", retries)
      encoder.field("fault", fault)
      encoder.field("mirror", mirror)
      encoder.field("mirrorPercentage", mirrorPercentage)
      encoder.field("mirrors", mirrors)
      encoder.field("corsPolicy", corsPolicy)
      encoder.field("headers", headers)
    }
  }

  /// A reference to a VirtualService without hosts that continues the routing.
  package struct Delegate: FieldEncodable, Sendable, Equatable {
    package var name: String
    /// The namespace; the same namespace if nil.
    package var namespace: String?

    package init(name: String, namespace: String? = nil) {
      self.name = name
      self.namespace = namespace
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("namespace", namespace)
    }
  }

  /// A destination of requests.
  package struct HTTPRouteDestination: FieldEncodable, Sendable, Equatable {
    /// The host, subset, and port.
    package var destination: Destination
    /// The weight relative to the other destinations; a single destination needs none.
    package var weight: Int?
    /// Changes to the headers.
    package var headers: Headers?

    package init(destination: Destination, weight: Int? = nil, headers: Headers? = nil) {
      self.destination = destination
      self.weight = weight
      self.headers = headers
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("destination", destination)
      encoder.field("weight", weight)
      encoder.field("headers", headers)
    }
  }

  /// A host of the mesh with a subset and a port.
  package struct Destination: FieldEncodable, Sendable, Equatable {
    /// The host: the name of a Service (a short name is in the namespace of the rule), or the host of a ServiceEntry.
    package var host: String
    /// A subset from the host's DestinationRule; all pods if nil.
    package var subset: String?
    /// The port; if nil, the only port of the host or, if the host has several ports, the port on which the request
    /// arrives.
    package var port: PortSelector?

    package init(host: String, subset: String? = nil, port: PortSelector? = nil) {
      self.host = host
      self.subset = subset
      self.port = port
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("host", host)
      encoder.field("subset", subset)
      encoder.field("port", port)
    }
  }

  /// A port, by number.
  package struct PortSelector: FieldEncodable, Sendable, Equatable {
    package var number: Int

    package init(number: Int) { self.number = number }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("number", number)
    }
  }

  /// A percentage.
  package struct Percent: FieldEncodable, Sendable, Equatable {
    /// The percentage, from 0 to 100.
    package var value: Double

    package init(value: Double) { self.value = value }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("value", value)
    }
  }

  /// A destination of mirrored requests.
  package struct HTTPMirrorPolicy: FieldEncodable, Sendable, Equatable {
    /// The host, subset, and port.
    package var destination: Destination
    /// The percentage of mirrored requests; all if nil.
    package var percentage: Percent?

    package init(destination: Destination, percentage: Percent? = nil) {
      self.destination = destination
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("destination", destination)
      encoder.field("percentage", percentage)
    }
  }
}
