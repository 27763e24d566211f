extension Istio {
  /// Which pod gets a request: a simple way or a consistent hash.
  public struct LoadBalancerSettings: FieldEncodable, Sendable, Equatable {
    /// A simple way; `LEAST_REQUEST` if nothing is set.
    public var simple: SimpleLoadBalancer?
    /// The same pod for the same client, as long as pods don't change.
    public var consistentHash: ConsistentHash?
    /// Which places are preferred.
    public var localityLbSetting: LocalityLoadBalancerSetting?
    /// How new pods get their share step by step.
    public var warmup: WarmupConfiguration?

    /// Makes a load balancer settings.
    public init(
      simple: SimpleLoadBalancer? = nil, consistentHash: ConsistentHash? = nil,
      localityLbSetting: LocalityLoadBalancerSetting? = nil, warmup: WarmupConfiguration? = nil
    ) {
      self.simple = simple
      self.consistentHash = consistentHash
      self.localityLbSetting = localityLbSetting
      self.warmup = warmup
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("simple", simple)
      encoder.field("consistentHash", consistentHash)
      encoder.field("localityLbSetting", localityLbSetting)
      encoder.field("warmup", warmup)
    }
  }

  /// A way to choose a pod.
  public enum SimpleLoadBalancer: String, NodeEncodable, Sendable {
    /// The less busy of two.
    case leastRequest = "LEAST_REQUEST"
    /// In turn.
    case roundRobin = "ROUND_ROBIN"
    /// Any.
    case random = "RANDOM"
    /// The address that the client asked for.
    case passthrough = "PASSTHROUGH"
  }

  /// What is hashed, and how; exactly one source is set.
  public struct ConsistentHash: FieldEncodable, Sendable, Equatable {
    /// A header.
    public var httpHeaderName: String?
    /// A cookie, made if missing.
    public var httpCookie: HTTPCookie?
    /// The client's address.
    public var useSourceIp: Bool?
    /// A query parameter.
    public var httpQueryParameterName: String?
    /// Hashing by ring, the default.
    public var ringHash: RingHash?
    /// Hashing by table.
    public var maglev: MagLev?

    /// Makes a consistent hash.
    public init(
      httpHeaderName: String? = nil, httpCookie: HTTPCookie? = nil, useSourceIp: Bool? = nil,
      httpQueryParameterName: String? = nil, ringHash: RingHash? = nil, maglev: MagLev? = nil
    ) {
      self.httpHeaderName = httpHeaderName
      self.httpCookie = httpCookie
      self.useSourceIp = useSourceIp
      self.httpQueryParameterName = httpQueryParameterName
      self.ringHash = ringHash
      self.maglev = maglev
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("httpHeaderName", httpHeaderName)
      encoder.field("httpCookie", httpCookie)
      encoder.field("useSourceIp", useSourceIp)
      encoder.field("httpQueryParameterName", httpQueryParameterName)
      encoder.field("ringHash", ringHash)
      encoder.field("maglev", maglev)
    }
  }

  /// A cookie that keeps a client with its pod.
  public struct HTTPCookie: FieldEncodable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The path that it is for.
    public var path: String?
    /// How long it lives, a duration; as long as the session if `0s`.
    public var ttl: String?

    /// Makes a HTTP cookie.
    public init(name: String, path: String? = nil, ttl: String? = nil) {
      self.name = name
      self.path = path
      self.ttl = ttl
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("name", name)
      encoder.field("path", path)
      encoder.field("ttl", ttl)
    }
  }

  /// A hash ring.
  public struct RingHash: FieldEncodable, Sendable, Equatable {
    /// The fewest points; 1024 if nil.
    public var minimumRingSize: Int?

    /// Makes a ring hash.
    public init(minimumRingSize: Int? = nil) { self.minimumRingSize = minimumRingSize }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("minimumRingSize", minimumRingSize)
    }
  }

  /// A hash table.
  public struct MagLev: FieldEncodable, Sendable, Equatable {
    /// The size, a prime; 65537 if nil.
    public var tableSize: Int?

    /// Makes a mag lev.
    public init(tableSize: Int? = nil) { self.tableSize = tableSize }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("tableSize", tableSize)
    }
  }

  /// How a new pod gets its share of requests step by step.
  public struct WarmupConfiguration: FieldEncodable, Sendable, Equatable {
    /// How long it takes, a duration.
    public var duration: String
    /// The share at the start, in percent of the full one; 10 if nil.
    public var minimumPercent: Double?
    /// How steep the rise is; 1, a straight line, if nil.
    public var aggression: Double?

    /// Makes a warmup configuration.
    public init(duration: String, minimumPercent: Double? = nil, aggression: Double? = nil) {
      self.duration = duration
      self.minimumPercent = minimumPercent
      self.aggression = aggression
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("duration", duration)
      encoder.field("minimumPercent", minimumPercent)
      encoder.field("aggression", aggression)
    }
  }

  /// Which places are preferred; one of distribution, failover and priorities is set.
  public struct LocalityLoadBalancerSetting: FieldEncodable, Sendable, Equatable {
    /// Whether it counts, failover with outlier detection only; true if nil.
    public var enabled: Bool?
    /// Shares by the client's place.
    public var distribute: [LocalityDistribution]
    /// The region to go to when a region fails.
    public var failover: [LocalityFailover]
    /// Labels that a pod should share with the client, the most important first.
    public var failoverPriority: [String]

    /// Makes a locality load balancer setting.
    public init(
      enabled: Bool? = nil, distribute: [LocalityDistribution] = [], failover: [LocalityFailover] = [],
      failoverPriority: [String] = []
    ) {
      self.enabled = enabled
      self.distribute = distribute
      self.failover = failover
      self.failoverPriority = failoverPriority
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("enabled", enabled)
      encoder.field("distribute", distribute)
      encoder.field("failover", failover)
      encoder.field("failoverPriority", failoverPriority)
    }
  }

  /// Where requests from a place go.
  public struct LocalityDistribution: FieldEncodable, Sendable, Equatable {
    /// The client's place, `region/zone/subzone` with `*` at the end.
    public var from: String
    /// Places and their shares in percent, which sum to 100.
    public var to: OrderedMap<Int>

    /// Makes a locality distribution.
    public init(from: String, to: OrderedMap<Int> = [:]) {
      self.from = from
      self.to = to
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("to", to)
    }
  }

  /// Where requests go when a region fails.
  public struct LocalityFailover: FieldEncodable, Sendable, Equatable {
    /// The region.
    public var from: String
    /// The other region.
    public var to: String

    /// Makes a locality failover.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("to", to)
    }
  }
}
