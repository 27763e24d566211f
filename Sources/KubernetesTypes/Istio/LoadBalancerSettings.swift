extension Istio {
  /// How the client's proxy chooses a pod for a request: with a simple algorithm or a consistent hash, optionally
  /// by locality, and with a slow start of new pods.
  package struct LoadBalancerSettings: FieldEncodable, Sendable, Equatable {
    /// A simple algorithm; `LEAST_REQUEST` if nothing is set.
    package var simple: SimpleLoadBalancer?
    /// Chooses the pod by a hash of the request, so that a client keeps its pod while the set of pods does not change.
    package var consistentHash: ConsistentHash?
    /// The localities that are preferred, by the client's locality.
    package var localityLbSetting: LocalityLoadBalancerSetting?
    /// The slow start of new pods.
    package var warmup: WarmupConfiguration?

    package init(
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

  /// A load balancing algorithm.
  package enum SimpleLoadBalancer: String, NodeEncodable, Sendable {
    /// The one of two random pods that has fewer active requests.
    case leastRequest = "LEAST_REQUEST"
    /// Each pod in turn.
    case roundRobin = "ROUND_ROBIN"
    /// A random pod.
    case random = "RANDOM"
    /// The address that the client requested.
    case passthrough = "PASSTHROUGH"
  }

  /// The hash input and algorithm; exactly one input is set.
  package struct ConsistentHash: FieldEncodable, Sendable, Equatable {
    /// The name of the header whose value is hashed.
    package var httpHeaderName: String?
    /// The cookie whose value is hashed; it is created if it is missing.
    package var httpCookie: HTTPCookie?
    /// Whether the client's IP address is hashed.
    package var useSourceIp: Bool?
    /// The name of the query parameter whose value is hashed.
    package var httpQueryParameterName: String?
    /// The ring hash algorithm, the default.
    package var ringHash: RingHash?
    /// The Maglev algorithm.
    package var maglev: MagLev?

    package init(
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

  /// A cookie for session affinity.
  package struct HTTPCookie: FieldEncodable, Sendable, Equatable {
    package var name: String
    package var path: String?
    /// The lifetime, a duration; a session cookie if `0s`.
    package var ttl: String?

    package init(name: String, path: String? = nil, ttl: String? = nil) {
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

  package struct RingHash: FieldEncodable, Sendable, Equatable {
    /// The minimum ring size; 1024 if nil.
    package var minimumRingSize: Int?

    package init(minimumRingSize: Int? = nil) { self.minimumRingSize = minimumRingSize }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("minimumRingSize", minimumRingSize)
    }
  }

  /// The table of the Maglev algorithm.
  package struct MagLev: FieldEncodable, Sendable, Equatable {
    /// The size, a prime number below 5000011; istiod rejects the rule if nil.
    package var tableSize: Int?

    package init(tableSize: Int? = nil) { self.tableSize = tableSize }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("tableSize", tableSize)
    }
  }

  /// The slow start of new pods: their share of requests increases gradually.
  package struct WarmupConfiguration: FieldEncodable, Sendable, Equatable {
    /// The duration of the slow start.
    package var duration: String
    /// The initial share, in percent of the full share; 10 if nil.
    package var minimumPercent: Double?
    /// The shape of the increase; 1, which is linear, if nil.
    package var aggression: Double?

    package init(duration: String, minimumPercent: Double? = nil, aggression: Double? = nil) {
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

  /// The locality preferences; only one of distribution, failover, and priorities is set.
  package struct LocalityLoadBalancerSetting: FieldEncodable, Sendable, Equatable {
    /// Whether the setting is enabled (failover requires outlier detection); true if nil.
    package var enabled: Bool?
    /// The distribution by the client's locality.
    package var distribute: [LocalityDistribution]
    /// The region to which requests go if the pods in the client's region are unhealthy, by the client's region.
    package var failover: [LocalityFailover]
    /// Labels that a pod should share with the client, in order of priority.
    package var failoverPriority: [String]

    package init(
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

  /// The destinations of requests from a locality.
  package struct LocalityDistribution: FieldEncodable, Sendable, Equatable {
    /// The client's locality, `region/zone/subzone`, with `*` at the end.
    package var from: String
    /// The localities and their weights in percent, which must add up to 100.
    package var to: OrderedMap<Int>

    package init(from: String, to: OrderedMap<Int> = [:]) {
      self.from = from
      self.to = to
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("to", to)
    }
  }

  /// The region to which requests go if the pods in the client's region are unhealthy.
  package struct LocalityFailover: FieldEncodable, Sendable, Equatable {
    /// The region of the client.
    package var from: String
    package var to: String

    package init(from: String, to: String) {
      self.from = from
      self.to = to
    }

    package func encode(to encoder: inout NodeEncoder) {
      encoder.field("from", from)
      encoder.field("to", to)
    }
  }
}
