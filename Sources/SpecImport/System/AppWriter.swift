/// Writes the files of a spec.
struct AppWriter {
  let traits: AppTraits
  let namespace: Expression
  let namePrefix: Expression
  let profiles: [String]
  var services: [Call]
  private(set) var resources: [Call]
  /// The experiments that test the system.
  var experiments: [Call] = []
  /// The files that the spec reads.
  var files = SpecFiles()
  /// The registry of images that are declared without a slash; nil if there is none.
  var imageRegistry: String?
  /// The labels of all objects and pods.
  var labels = Expression.map([])
  /// The labels of all objects, but not of pods.
  var objectLabels = Expression.map([])
  /// The functions and constants that services share.
  var shared: SharedDeclarations?
  /// The values that depend on the profile.
  private(set) var constants: [ProfileConstants.Constant] = []
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
  static let limit = 180

  mutating func source() -> SpecSource {
    var template = SourceWriter()
    template.profiles = profiles
    template.profileNames = profileCases.mapValues { ".\($0)" }
    extractConstants(template)
    let splits = splitServices(template)
    let serviceGroups = groups(of: services, prefix: "Services", template)
    let resourceGroups = groups(of: resources, prefix: "Resources", template)
    let all = serviceGroups + splits + resourceGroups
    findCommonConstants(all)
    var files: [(name: String, writer: SourceWriter)] = [
      ("App.swift", app(template, serviceGroups, resourceGroups))
    ]
    for group in all where group.isOwnFile {
      files.append(("\(group.file).swift", file(of: group, template)))
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

  /// Replaces values that depend on the profile with marks of constants.
  private mutating func extractConstants(_ template: SourceWriter) {
    var found = ProfileConstants(template, of: services + resources)
    services = services.map { found.extract(from: $0) }
    resources = resources.map { found.extract(from: $0) }
    found.setNames(reserved: shared?.names ?? [])
    constants = found.constants
  }

  /// Finds the constants that more than one function uses.
  private mutating func findCommonConstants(_ groups: [SpecGroup]) {
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

  var type: String { SwiftLiteral.identifier(traits.name, capitalized: true) + "App" }

  /// The names of the constants of profiles.
  private var profileCases: [String: String] {
    // `.self` and `.init` are Swift syntax.
    var identifiers = Identifiers(reserved: ["self", "init"])
    return Dictionary(
      profiles.map { ($0, SwiftLiteral.quoted(identifiers.unique($0))) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  // MARK: Files

  private func app(_ template: SourceWriter, _ services: [SpecGroup], _ resources: [SpecGroup])
    -> SourceWriter
  {
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
    keyValues("labels", labels, &writer)
    keyValues("objectLabels", objectLabels, &writer)
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

  /// A property with labels, or a function if they depend on the profile.
  private func keyValues(_ name: String, _ value: Expression, _ writer: inout SourceWriter) {
    guard value != .map([]), value != .null else { return }
    let isFunction = Call(name, [Argument(nil, value)]).hasChoice
    let start = isFunction ? "" : "let \(name): KeyValues = "
    if isFunction {
      writer.line("", at: 0)
      writer.line("func \(name)(in profile: Profile) -> KeyValues {", at: 2)
    }
    let indent = isFunction ? 4 : 2
    let versions = writer.versions(of: Call(name, [Argument(nil, value)]))
    if versions.count > 2 {
      writer.line("switch profile {", at: indent)
      let alternatives = versions.compactMap { version in
        version.arguments.first.map {
          Expression.Alternative(profiles: version.profiles ?? [], value: $0.value)
        }
      }
      writer.cases(of: alternatives, at: indent)
      writer.line("}", at: indent)
    } else if let text = writer.flat(value), indent + start.count + text.count <= SourceWriter.width {
      writer.line(start + text, at: indent)
    } else {
      writer.broken(value, at: indent, prefix: start, suffix: "")
    }
    if isFunction {
      writer.line("}", at: 2)
      writer.line("", at: 0)
    }
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

  private func body(of groups: [SpecGroup], _ signature: String, isList: Bool, _ writer: inout SourceWriter) {
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

  func write(
    _ calls: [(owner: Int, call: Call)], at indent: Int, separated: Bool, _ writer: inout SourceWriter
  ) {
    var declared: Set<Int> = []
    for (position, entry) in calls.enumerated() {
      if position > 0, separated || entry.call.children != nil || (entry.call.arguments.count > 1) {
        writer.line("", at: 0)
      }
      declare(entry.call.constantMarks.filter { declared.insert($0).inserted }, at: indent, &writer)
      writer.owner = entry.owner
      writer.parts([named(entry.call)], at: indent)
      writer.owner = nil
    }
  }

  /// Declares the constants that only one function uses.
  func declare(_ positions: [Int], at indent: Int, _ writer: inout SourceWriter) {
    for position in positions where !commonConstants.contains(position) {
      writer.declare(constants[position], at: indent)
    }
  }

  /// The call with the names of its constants.
  func named(_ call: Call) -> Call {
    call.renamingConstants { position in
      (commonConstants.contains(position) ? "profile." : "") + constants[position].name
    }
  }
}
