/// A service that is too long for a file, with the groups of its parts, routes, and modifiers that functions in other
/// files declare.
struct ServiceSplit {
  /// Parts, routes, or modifiers that a function declares.
  struct Group {
    let function: String
    let element: Element
    let calls: [Call]

    /// Whether a function with modifiers needs the profile and the namespace.
    var dependsOnProfile: Bool { calls.contains(where: \.dependsOnProfile) }
  }

  /// What a function returns.
  enum Element {
    case parts
    case routes
    /// A service with modifiers.
    case service
  }

  private(set) var service: Call
  private(set) var groups: [Group] = []

  /// Topics with fewer lines stay in the service.
  private static let fewestLines = 12

  /// - Parameters:
  ///   - limit: the maximum number of lines of the service and of each group.
  ///   - lines: the number of lines of calls with their constants.
  init(_ service: Call, limit: Int, _ identifiers: inout Identifiers, lines: ([Call]) -> Int) {
    self.service = service
    var remaining = lines([service])
    let topics = Topic.all(of: service).map { topic in (topic: topic, lines: lines(topic.calls(of: service)))
    }
    for (topic, count) in topics.sorted(by: { $0.lines > $1.lines })
    where remaining > limit && count >= Self.fewestLines {
      var calls: [Call] = []
      for chunk in Self.chunks(topic.calls(of: service), limit: limit, lines: lines) {
        let name = identifiers.unique("\(service.title)-\(topic.name)")
        let group = Group(function: name, element: topic.element, calls: chunk)
        groups.append(group)
        calls.append(.of(group))
      }
      topic.replace(in: &self.service, with: calls)
      remaining -= count
    }
  }

  /// Consecutive calls with a limited number of lines.
  private static func chunks(_ calls: [Call], limit: Int, lines: ([Call]) -> Int) -> [[Call]] {
    if lines(calls) <= limit { return [calls] }
    var chunks: [[Call]] = []
    var length = 0
    for call in calls {
      let count = lines([call])
      if chunks.isEmpty || length + count > limit {
        chunks.append([])
        length = 0
      }
      chunks[chunks.count - 1].append(call)
      length += count
    }
    return chunks
  }
}

/// Calls of a service that belong together.
private struct Topic {
  let name: String
  let element: ServiceSplit.Element
  private var members: Set<String> = []
  /// The position of the modifier with the routes.
  private var modifier: Int?

  static func all(of service: Call) -> [Topic] {
    let routes = service.modifiers.indices.filter { service.modifiers[$0].name.hasPrefix(".routed") }
    return [
      Topic(name: "environment", element: .parts, members: ["Env", "EnvFrom", "Calls"]),
      Topic(name: "probes", element: .parts, members: ["Probe", "Hook"]),
      Topic(name: "volumes", element: .parts, members: ["Volume", "Mount", "ClaimTemplate", "Device"]),
      Topic(name: "containers", element: .parts, members: ["Sidecar", "InitContainer"]),
      Topic(name: "patches", element: .service, members: [".patch"]),
    ] + routes.map { Topic(name: "routes", element: .routes, modifier: $0) }
  }

  func calls(of service: Call) -> [Call] {
    switch element {
    case .parts: (service.children ?? []).filter { members.contains($0.name) }
    case .service: service.modifiers.filter { members.contains($0.name) }
    case .routes: modifier.flatMap { service.modifiers[$0].children } ?? []
    }
  }

  /// Puts other calls where the first call of the topic was.
  func replace(in service: inout Call, with calls: [Call]) {
    func replaced(_ all: [Call]) -> [Call] {
      let first = all.firstIndex { members.contains($0.name) } ?? all.endIndex
      return all[..<first] + calls + all[first...].filter { !members.contains($0.name) }
    }
    switch element {
    case .parts: service.children = replaced(service.children ?? [])
    // Patches are the last modifiers, so that the positions of routes stay valid.
    case .service: service.modifiers = replaced(service.modifiers)
    case .routes:
      if let modifier, service.modifiers.indices.contains(modifier) {
        service.modifiers[modifier].children = calls
      }
    }
  }
}

extension Call {
  /// The call of the function that declares a group.
  fileprivate static func of(_ group: ServiceSplit.Group) -> Call {
    if case .service = group.element {
      let arguments = [
        Argument("in", .name("profile")), Argument("namespace", .name(SourceWriter().namespace)),
      ]
      return Call(".\(group.function)", group.dependsOnProfile ? arguments : [])
    }
    let item = if case .routes = group.element { "route" } else { "part" }
    var call = Call("for \(item) in \(group.function)(in: profile) { \(item) }")
    call.isName = true
    return call
  }

  fileprivate var dependsOnProfile: Bool { hasChoice || profiles != nil || !constantMarks.isEmpty }
}
