/// Finds modifiers, parts, values, and a registry that several services repeat, and declares them once under a name.
struct SharedDeclarations {
  let profiles: [String]
  /// The registry of images that are declared without a slash; nil if there is none.
  private(set) var imageRegistry: String?
  private var functions: [Function] = []
  private var shared: [SharedBlock] = []
  private var constants: [(name: String, value: Expression)] = []
  private var identifiers = Identifiers(reserved: [
    "service", "services", "resources", "profile", "name", "namespace", "defaults", "labels",
  ])

  /// A function of `Service` with modifiers.
  private struct Function {
    let name: String
    let takesName: Bool
    let modifiers: [Call]
  }

  /// A type with parts.
  private struct SharedBlock {
    let type: String
    let takesName: Bool
    let parts: [Call]
  }

  /// The minimum number of services that repeat a declaration.
  private static let fewest = 3

  init(profiles: [String]) { self.profiles = profiles }

  var isEmpty: Bool { functions.isEmpty && shared.isEmpty && constants.isEmpty }

  /// The services, with the names of the declarations that they share.
  mutating func extract(from services: [Call]) -> [Call] {
    var services = extractRegistry(services)
    services = extractModifiers(services)
    services = extractParts(services)
    return extractValues(services)
  }

  // MARK: Images

  private mutating func extractRegistry(_ services: [Call]) -> [Call] {
    let images = services.flatMap { [$0] + ($0.children ?? []) }.compactMap(\.image)
    let prefixes = images.map { image in image.lastIndex(of: "/").map { String(image[..<$0]) } }
    guard prefixes.allSatisfy({ $0 != nil }) else { return services }
    var counts: [String: Int] = [:]
    for case let prefix? in prefixes { counts[prefix, default: 0] += 1 }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value >= Self.fewest,
      best.key.contains(".") || best.key.contains(":")
    else { return services }
    imageRegistry = best.key
    return services.map { service in
      var service = service.withoutRegistry(best.key)
      service.children = service.children?.map { $0.withoutRegistry(best.key) }
      return service
    }
  }

  // MARK: Modifiers

  private mutating func extractModifiers(_ services: [Call]) -> [Call] {
    let abstract = services.map { service in service.modifiers.map { $0.parameterized(by: service.title) } }
    let groups = Self.groups(abstract) {
      !$0.call.hasChoice && $0.call.profiles == nil && $0.call.name != ".patch"
    }
    var plan = Replacements()
    for group in groups {
      let modifiers = group.items.map(\.call)
      let length = modifiers.reduce(0) { $0 + $1.length }
      guard modifiers.count > 1 || length > 90 else { continue }
      let takesName = group.items.contains(where: \.usesName)
      let name = identifiers.unique(Self.name(of: modifiers))
      functions.append(Function(name: name, takesName: takesName, modifiers: modifiers))
      plan.add(group, name: ".\(name)", label: takesName ? .some(nil) : nil)
    }
    return plan.isEmpty
      ? services
      : zip(services, abstract).enumerated().map { position, pair in
        var service = pair.0
        service.modifiers = plan.replaced(service.modifiers, pair.1, of: service.title, at: position)
        return service
      }
  }

  private static func name(of modifiers: [Call]) -> String {
    let names = Set(modifiers.map(\.name))
    if names.contains(".autoscaled") { return "scaled" }
    if names.contains(".podSecurityContext") { return "secured" }
    if !names.isDisjoint(with: [".workloadLabels", ".serviceLabels", ".podLabels", ".labeled"]) {
      return "labeledAlike"
    }
    if !names.isDisjoint(with: [".placed", ".tolerating", ".spread", ".apart", ".attracted"]) {
      return "placedAlike"
    }
    if !names.isDisjoint(with: [".annotated", ".podAnnotations", ".serviceAnnotations"]) {
      return "annotatedAlike"
    }
    return "configured"
  }

  // MARK: Parts

  private static let extractedParts: Set<String> = [
    "SecurityContext", "Resources", "Probe", "Env", "EnvFrom", "Mount", "Volume", "Hook",
    "ImagePullPolicy.always",
    "ImagePullPolicy.ifNotPresent", "Args", "Command", "WorkingDirectory", "InitContainer", "Sidecar",
  ]

  private mutating func extractParts(_ services: [Call]) -> [Call] {
    let abstract = services.map { service in
      (service.children ?? []).map { $0.parameterized(by: service.title) }
    }
    // If several EnvFrom have the same variable, the last one applies, so their order must stay.
    let ordered = Set(
      abstract.flatMap { parts in
        let sources = parts.filter { $0.call.name == "EnvFrom" }
        return sources.count > 1 ? sources : []
      })
    let groups = Self.groups(abstract) {
      Self.extractedParts.contains($0.call.name) && !$0.call.hasChoice && $0.call.profiles == nil
        && $0.call.comments.isEmpty && !ordered.contains($0)
    }
    var plan = Replacements()
    for group in groups {
      let parts = group.items.map(\.call)
      let length = parts.reduce(0) { $0 + $1.length }
      guard parts.count > 1 || length > 90 else { continue }
      let takesName = group.items.contains(where: \.usesName)
      let type = identifiers.unique(
        parts.count == 1 ? "common-\(Self.word(for: parts[0]))" : "common-parts", capitalized: true)
      shared.append(SharedBlock(type: type, takesName: takesName, parts: parts))
      plan.add(group, name: type, label: takesName ? "name" : nil)
    }
    return plan.isEmpty
      ? services
      : zip(services, abstract).enumerated().map { position, pair in
        var service = pair.0
        service.children = service.children.map { plan.replaced($0, pair.1, of: service.title, at: position) }
        return service
      }
  }

  /// The word for a part in names: `readiness-Probe`.
  private static func word(for part: Call) -> String {
    guard part.name == "Probe", case .name(let purpose)? = part.arguments.first?.value else {
      return part.name
    }
    return "\(purpose.dropFirst())-\(part.name)"
  }

  /// Items that the same services have.
  private static func groups(
    _ lists: [[ParameterizedCall]], where isShared: (ParameterizedCall) -> Bool
  ) -> [(items: [ParameterizedCall], owners: [Int])] {
    var owners: [ParameterizedCall: [Int]] = [:]
    for (position, list) in lists.enumerated() {
      for item in Set(list) where isShared(item) && list.count(where: { $0 == item }) == 1 {
        owners[item, default: []].append(position)
      }
    }
    owners = owners.filter { $0.value.count >= fewest }
    var groups: [(items: [ParameterizedCall], owners: [Int])] = []
    var index: [[Int]: Int] = [:]
    for list in lists {
      for item in list {
        guard let services = owners.removeValue(forKey: item) else { continue }
        if let known = index[services] {
          groups[known].items.append(item)
        } else {
          index[services] = groups.count
          groups.append(([item], services))
        }
      }
    }
    return groups
  }

  // MARK: Values

  /// Long values of variables that several services repeat become constants.
  private mutating func extractValues(_ services: [Call]) -> [Call] {
    var counts: [Expression: Int] = [:]
    var names: [Expression: String] = [:]
    for service in services {
      for part in service.allParts where part.name == "Env" && part.arguments.count == 2 {
        guard case .text(let name) = part.arguments[0].value, case .text(let value) = part.arguments[1].value,
          part.arguments[1].label == nil, value.utf8.count >= 24
        else { continue }
        counts[part.arguments[1].value, default: 0] += 1
        if names[part.arguments[1].value] == nil { names[part.arguments[1].value] = name.lowercased() }
      }
    }
    var constant: [Expression: String] = [:]
    for (value, name) in names.sorted(by: { $0.value < $1.value }) where counts[value] ?? 0 >= Self.fewest {
      let identifier = SwiftLiteral.quoted(identifiers.unique(name))
      constant[value] = identifier
      constants.append((identifier, value))
    }
    if constant.isEmpty { return services }
    return services.map { $0.replacingValues(constant) }
  }

  /// The names of the constants.
  var names: Set<String> { Set(constants.map(\.name)) }

  // MARK: Source

  func write(_ writer: inout SourceWriter) {
    for constant in constants {
      writer.line("", at: 0)
      writer.broken(constant.value, at: 0, prefix: "let \(constant.name) = ", suffix: "")
    }
    for block in shared {
      writer.line("", at: 0)
      writer.line("/// Parts that several services share.", at: 0)
      writer.line("struct \(block.type): SharedParts {", at: 0)
      if block.takesName { writer.line("let name: String", at: 2) }
      writer.line("var parts: [any ServicePart] {", at: 2)
      writer.parts(block.parts, at: 4)
      writer.line("}", at: 2)
      writer.line("}", at: 0)
    }
    if functions.isEmpty { return }
    writer.line("", at: 0)
    writer.line("extension Service {", at: 0)
    for (position, function) in functions.enumerated() {
      if position > 0 { writer.line("", at: 0) }
      writer.line("/// Settings that several services share.", at: 2)
      writer.line("func \(function.name)(\(function.takesName ? "_ name: String" : "")) -> Service {", at: 2)
      var chain = function.modifiers
      chain[0].name = String(chain[0].name.dropFirst())
      var call = chain[0]
      call.modifiers = Array(chain.dropFirst())
      writer.call(call, at: 4)
      writer.line("}", at: 2)
    }
    writer.line("}", at: 0)
  }
}
