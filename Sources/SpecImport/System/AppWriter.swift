/// Writes the files of a spec.
struct AppWriter {
  let traits: AppTraits
  let namespace: Expression
  let namePrefix: Expression
  let profiles: [String]
  private(set) var services: [Call]
  private(set) var resources: [Call]
  /// The experiments that test the system.
  var experiments: [Call] = []
  /// The files that the spec reads.
  var files = SpecFiles()
  /// The registry of images without a slash.
  var imageRegistry: String?
  /// The functions and constants that services share.
  var shared: SharedDeclarations?
  /// The values that depend on the profile.
  private var constants: [ProfileConstants.Constant] = []
  /// The constants that several functions use.
  private var commonConstants: Set<Int> = []

  init(
    traits: AppTraits, namespace: Expression, namePrefix: Expression, profiles: [String], services: [Call],
    resources: [Call]
  ) {
    self.traits = traits
    self.namespace = namespace
    self.namePrefix = namePrefix
    self.profiles = profiles
    self.services = services
    self.resources = resources
  }

  /// Files with more lines are split.
  private static let limit = 180

  mutating func source() -> SpecSource {
    var template = SourceWriter()
    template.profiles = profiles
    template.profileNames = profileCases.mapValues { ".\($0)" }
    extractConstants(template)
    let serviceGroups = groups(of: services, prefix: "Services", template)
    let resourceGroups = groups(of: resources, prefix: "Resources", template)
    findCommonConstants(serviceGroups + resourceGroups)
    var files: [(name: String, writer: SourceWriter)] = [
      ("App.swift", app(template, serviceGroups, resourceGroups))
    ]
    for (group, isService) in serviceGroups.map({ ($0, true) }) + resourceGroups.map({ ($0, false) })
    where group.isOwnFile {
      files.append(("\(group.file).swift", file(of: group, isService: isService, template)))
    }
    if shared?.isEmpty == false || !commonConstants.isEmpty {
      var writer = template
      writer.line("import Portolan", at: 0)
      writeCommonConstants(&writer)
      shared?.write(&writer)
      files.append(("Shared.swift", writer))
    }
    return SpecSource(files, texts: self.files)
  }

  // MARK: Constants

  /// Replaces values that depend on the profile by the marks of constants.
  private mutating func extractConstants(_ template: SourceWriter) {
    var found = ProfileConstants(template)
    services = services.map { found.extract(from: $0) }
    resources = resources.map { found.extract(from: $0) }
    found.setNames(reserved: shared?.names ?? [])
    constants = found.constants
  }

  /// Finds the constants that more than one function uses.
  private mutating func findCommonConstants(_ groups: [Group]) {
    var counts: [Int: Int] = [:]
    for group in groups {
      for position in Set(group.calls.flatMap(\.call.constantMarks)) { counts[position, default: 0] += 1 }
    }
    commonConstants = Set(constants.indices.filter { counts[$0] ?? 0 > 1 })
  }

  private func writeCommonConstants(_ writer: inout SourceWriter) {
    guard !commonConstants.isEmpty else { return }
    writer.line("", at: 0)
    writer.line("/// Values that several parts of the system share.", at: 0)
    writer.line("extension Profile {", at: 0)
    for (position, constant) in commonConstants.sorted().map({ constants[$0] }).enumerated() {
      if position > 0 { writer.line("", at: 0) }
      writer.line("var \(constant.name): \(constant.type) {", at: 2)
      writer.line("switch self {", at: 4)
      writer.cases(of: constant.alternatives, at: 4)
      writer.line("}", at: 4)
      writer.line("}", at: 2)
    }
    writer.line("}", at: 0)
  }

  private var type: String { SwiftLiteral.identifier(traits.name, capitalized: true) + "App" }

  /// The names of the constants of profiles.
  private var profileCases: [String: String] {
    // '.self' and '.init' have another meaning.
    var identifiers = Identifiers(reserved: ["self", "init"])
    return Dictionary(
      profiles.map { ($0, SwiftLiteral.quoted(identifiers.unique($0))) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  // MARK: Groups

  private struct Group {
    var file: String
    var property: String
    var calls: [(owner: Int, call: Call)]
    var isOwnFile: Bool
  }

  /// Consecutive calls in files of a limited length; one group in the app's file if all are short.
  private func groups(of calls: [Call], prefix: String, _ template: SourceWriter) -> [Group] {
    let first = prefix == "Services" ? 0 : services.count
    var groups: [[(owner: Int, call: Call)]] = []
    var length = 0
    var declared: Set<Int> = []
    for (position, call) in calls.enumerated() {
      var writer = template
      for constant in call.constantMarks where declared.insert(constant).inserted {
        writer.declare(constants[constant], at: 4)
      }
      writer.call(call, at: 4)
      let lines = writer.lines.count + 1
      if groups.isEmpty || length + lines > Self.limit {
        groups.append([])
        length = 0
      }
      groups[groups.count - 1].append((first + position, call))
      length += lines
    }
    if groups.count == 1, length < 110 {
      return [Group(file: "App", property: "", calls: groups[0], isOwnFile: false)]
    }
    var identifiers = Identifiers(reserved: [
      "name", "namespace", "profiles", "services", "resources", "defaults", "labels", "annotations",
    ])
    return groups.map { calls in
      let start = calls.first?.call.groupTitle ?? "", end = calls.last?.call.groupTitle ?? ""
      let title = calls.count == 1 || start == end ? start : "\(start)-to-\(end)"
      let short = title.utf8.count > 60 ? "\(prefix)-part" : title
      let property = identifiers.unique("\(prefix.lowercased())-\(short)")
      let file = prefix + "+" + property.dropFirst(prefix.count)
      return Group(file: String(file), property: property, calls: calls, isOwnFile: true)
    }
  }

  // MARK: Files

  private func app(_ template: SourceWriter, _ services: [Group], _ resources: [Group]) -> SourceWriter {
    var writer = template
    writer.line("import Portolan", at: 0)
    writer.line("", at: 0)
    writer.line("@main", at: 0)
    writer.line("struct \(type): App {", at: 0)
    writer.line("let name = \(SwiftLiteral.line(traits.name))", at: 2)
    if profiles.count > 1 || profiles != ["base"] {
      let names = profiles.map { template.profileNames[$0] ?? "" }
      writer.line("let profiles: [Profile] = [\(names.joined(separator: ", "))]", at: 2)
    }
    if namespace != .text(traits.name) { text("namespace", namespace, &writer) }
    if namePrefix != .text("") { text("namePrefix", namePrefix, &writer) }
    if let imageRegistry {
      writer.line("let imageRegistry: String? = \(SwiftLiteral.line(imageRegistry))", at: 2)
    }
    properties(&writer)
    writer.line("", at: 0)
    body(of: services, "func services(in profile: Profile) -> [Service]", isList: true, &writer)
    if !resources.isEmpty {
      writer.line("", at: 0)
      body(of: resources, "func resources(in profile: Profile) -> [any AppPart]", isList: false, &writer)
    }
    if !experiments.isEmpty {
      let first = self.services.count + self.resources.count
      writer.line("", at: 0)
      writer.line("func experiments(in profile: Profile) -> [Experiment] {", at: 2)
      write(
        experiments.enumerated().map { (first + $0.offset, $0.element) }, at: 4, separated: false, &writer)
      writer.line("}", at: 2)
    }
    writer.line("}", at: 0)
    let own = profiles.filter { !["base", "spot", "chaos"].contains($0) }
    if !own.isEmpty {
      writer.line("", at: 0)
      writer.line("extension Profile {", at: 0)
      let cases = profileCases
      for profile in own {
        writer.line("static let \(cases[profile] ?? profile): Profile = \(SwiftLiteral.line(profile))", at: 2)
      }
      writer.line("}", at: 0)
    }
    return writer
  }

  /// A property with a string, or a function if the string depends on the profile.
  private func text(_ name: String, _ value: Expression, _ writer: inout SourceWriter) {
    if case .text = value {
      return writer.broken(value, at: 2, prefix: "let \(name) = ", suffix: "")
    }
    var alternatives: [Expression.Alternative] = []
    if case .choice(let choices) = value { alternatives = choices }
    writer.line("", at: 0)
    writer.line("func \(name)(in profile: Profile) -> String {", at: 2)
    if alternatives.count > 2 {
      writer.line("switch profile {", at: 4)
      writer.cases(of: alternatives, at: 4)
      writer.line("}", at: 4)
    } else if let line = writer.flat(value), line.utf8.count < SourceWriter.width - 4 {
      writer.line(line, at: 4)
    } else {
      writer.broken(value, at: 4, prefix: "", suffix: "")
    }
    writer.line("}", at: 2)
    writer.line("", at: 0)
  }

  /// The properties that all services share.
  private func properties(_ writer: inout SourceWriter) {
    func property(_ name: String, _ type: String? = nil, _ value: Expression) {
      let start = "let \(name)\(type.map { ": \($0)" } ?? "") = "
      if let text = writer.flat(value), start.count + text.count + 2 <= SourceWriter.width {
        writer.line(start + text, at: 2)
      } else {
        writer.broken(value, at: 2, prefix: start, suffix: "")
      }
    }
    if traits.qualifiesHosts { property("qualifiesHosts", nil, .flag(true)) }
    if traits.selectorLabel != "app" { property("selectorLabel", nil, .text(traits.selectorLabel)) }
    if !traits.podLabels.isEmpty { property("podLabels", "KeyValues", .texts(traits.podLabels)) }
    if !traits.podAnnotations.isEmpty {
      property("podAnnotations", "KeyValues", .texts(traits.podAnnotations))
    }
    let all = Set(RenderedDefault.allCases)
    let missing = all.subtracting(traits.defaults)
    if traits.defaults.isEmpty {
      writer.line(
        "/// Only declared fields are rendered, so that the objects stay the same as before the import.",
        at: 2)
      property(
        "defaults", "ServiceDefaults", .list(traits.labelsBySelector ? [.name(".selectorLabels")] : []))
    } else if !missing.isEmpty, let options = RenderedDefault.options(missing) {
      property("defaults", nil, .call(Call("ServiceDefaults.all.subtracting", [Argument(nil, options)])))
    }
    if traits.defaults.contains(.policies), traits.derived.count < DerivedKind.allCases.count {
      let kinds = DerivedKind.allCases.filter(traits.derived.contains)
      property("derivedFromCalls", "DerivedFromCalls", .list(kinds.map { .name(".\($0.rawValue)") }))
    }
  }

  private func body(of groups: [Group], _ signature: String, isList: Bool, _ writer: inout SourceWriter) {
    if groups.isEmpty { return writer.line("\(signature) {}", at: 2) }
    writer.line("\(signature) {", at: 2)
    for group in groups {
      if group.isOwnFile {
        let item = isList ? "service" : "part"
        writer.line("for \(item) in \(group.property)(in: profile) { \(item) }", at: 4)
      } else {
        write(group.calls, at: 4, separated: isList, &writer)
      }
    }
    writer.line("}", at: 2)
  }

  private func file(of group: Group, isService: Bool, _ template: SourceWriter) -> SourceWriter {
    var writer = template
    writer.line("import Portolan", at: 0)
    writer.line("", at: 0)
    writer.line("extension \(type) {", at: 0)
    let element = isService ? "Service" : "any AppPart"
    writer.line("@ListBuilder<\(element)>", at: 2)
    writer.line("func \(group.property)(in profile: Profile) -> [\(element)] {", at: 2)
    write(group.calls, at: 4, separated: true, &writer)
    writer.line("}", at: 2)
    writer.line("}", at: 0)
    return writer
  }

  private func write(
    _ calls: [(owner: Int, call: Call)], at indent: Int, separated: Bool, _ writer: inout SourceWriter
  ) {
    var declared: Set<Int> = []
    for (position, entry) in calls.enumerated() {
      if position > 0, separated || entry.call.children != nil || (entry.call.arguments.count > 1) {
        writer.line("", at: 0)
      }
      for constant in entry.call.constantMarks
      where !commonConstants.contains(constant) && declared.insert(constant).inserted {
        writer.declare(constants[constant], at: indent)
      }
      let call = entry.call.renamingConstants { position in
        (commonConstants.contains(position) ? "profile." : "") + constants[position].name
      }
      writer.owner = entry.owner
      writer.parts([call], at: indent)
      writer.owner = nil
    }
  }
}

extension Call {
  /// The part of a file name that identifies it.
  fileprivate var groupTitle: String { name == "Object" ? "objects" : title }
}
