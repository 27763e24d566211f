extension Istio {
  /// What is done with HTTP requests that match: routed, redirected, answered at once or delegated.
  public struct HTTPRoute: FieldEncodable, Sendable, Equatable {
    /// The name, for logs.
    public var name: String?
    /// Conditions of which one must hold; all requests if empty.
    public var match: [HTTPMatchRequest]
    /// Answers with a redirect.
    public var redirect: HTTPRedirect?
    /// Answers at once.
    public var directResponse: HTTPDirectResponse?
    /// Another VirtualService whose routes go on from here.
    public var delegate: Delegate?
    /// Changes the path or the authority before the request goes on.
    public var rewrite: HTTPRewrite?
    /// Where the request goes; the weights of several sum to 100.
    public var route: [HTTPRouteDestination]
    /// The time for the whole request, a duration; none if nil.
    public var timeout: String?
    /// How failed requests are tried again; twice on safe failures if nil.
    public var retries: HTTPRetry?
    /// Failures and delays on purpose.
    public var fault: HTTPFaultInjection?
    /// Where a copy goes, whose answer is ignored.
    public var mirror: Destination?
    /// How many requests are copied; all if nil.
    public var mirrorPercentage: Percent?
    /// Several places that get copies.
    public var mirrors: [HTTPMirrorPolicy]
    /// What browsers on other sites may do.
    public var corsPolicy: CorsPolicy?
    /// Changes to the headers.
    public var headers: Headers?

    /// Makes a HTTP route.
    public init(
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

  /// A VirtualService without hosts whose routes go on from here.
  public struct Delegate: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The namespace; the same if nil.
    public var namespace: String?

    /// Makes a delegate.
    public init(name: String, namespace: String? = nil) {
      self.name = name
      self.namespace = namespace
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("namespace", namespace)
    }
  }

  /// A place that requests go to.
  public struct HTTPRouteDestination: FieldEncodable, Sendable, Equatable {
    /// The place.
    public var destination: Destination
    /// Its share in percent; all if it is the only one.
    public var weight: Int?
    /// Changes to the headers.
    public var headers: Headers?

    /// Makes a HTTP route destination.
    public init(destination: Destination, weight: Int? = nil, headers: Headers? = nil) {
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

  /// A host of the mesh, with a subset and a port.
  public struct Destination: FieldEncodable, Sendable, Equatable {
    /// The host: a Service's name (of the namespace of the rule itself, if short) or a ServiceEntry's host.
    public var host: String
    /// A subset that the host's DestinationRule declares; all pods if nil.
    public var subset: String?
    /// The port; may be nil if the host has only one.
    public var port: PortSelector?

    /// Makes a destination.
    public init(host: String, subset: String? = nil, port: PortSelector? = nil) {
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

  /// A port by its number.
  public struct PortSelector: FieldEncodable, Sendable, Equatable {
    /// The number.
    public var number: Int

    /// Makes a port selector.
    public init(number: Int) { self.number = number }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("number", number)
    }
  }

  /// A share.
  public struct Percent: FieldEncodable, Sendable, Equatable {
    /// From 0 to 100, in percent.
    public var value: Double

    /// Makes a percent.
    public init(value: Double) { self.value = value }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("value", value)
    }
  }

  /// A place that gets copies of requests.
  public struct HTTPMirrorPolicy: FieldEncodable, Sendable, Equatable {
    /// The place.
    public var destination: Destination
    /// How many requests are copied; all if nil.
    public var percentage: Percent?

    /// Makes a HTTP mirror policy.
    public init(destination: Destination, percentage: Percent? = nil) {
      self.destination = destination
      self.percentage = percentage
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("destination", destination)
      encoder.field("percentage", percentage)
    }
  }
}
