/// Parts of a spec that a function in a separate file declares.
struct SpecGroup {
  var file: String
  var property: String
  /// The parts, with the service or resource that they belong to.
  var calls: [(owner: Int, call: Call)]
  /// The elements that the function returns; nil for a service with modifiers.
  var element: String?
  /// The parameters of a function with modifiers.
  var parameters = ""
  /// Whether the group's parts are in a file of their own.
  var isOwnFile = true
}

/// Files of a limited length.
extension AppWriter {
  /// Moves parts of a service to separate functions if the service is too long for one file.
  /// - Returns: the functions.
  mutating func splitServices(_ template: SourceWriter) -> [SpecGroup] {
    var identifiers = Identifiers(reserved: ["services", "resources"])
    var groups: [SpecGroup] = []
    for position in services.indices {
      var declared: Set<Int> = []
      guard lines(of: [services[position]], template, &declared) > Self.limit else { continue }
      let split = ServiceSplit(services[position], limit: Self.limit, &identifiers) { calls in
        var declared: Set<Int> = []
        return lines(of: calls, template, &declared)
      }
      services[position] = split.service
      groups += split.groups.map { group in
        let element =
          switch group.element {
          case .parts: "any ServicePart"
          case .routes: "any RoutePart"
          case .service: String?.none
          }
        return SpecGroup(
          file: "Services+" + group.function.prefix(1).uppercased() + group.function.dropFirst(),
          property: group.function, calls: group.calls.map { (position, $0) }, element: element,
          parameters: group.dependsOnProfile ? "in profile: Profile, namespace: String" : "")
      }
    }
    return groups
  }

  /// The number of lines of calls with the constants that were not declared before.
  private func lines(of calls: [Call], _ template: SourceWriter, _ declared: inout Set<Int>) -> Int {
    var writer = template
    for constant in calls.flatMap(\.constantMarks) where declared.insert(constant).inserted {
      writer.declare(constants[constant], at: 4)
    }
    writer.parts(calls, at: 4)
    return writer.lines.count
  }

  /// Consecutive calls in files of a limited length; one group in the app's file if all are short.
  func groups(of calls: [Call], prefix: String, _ template: SourceWriter) -> [SpecGroup] {
    let first = prefix == "Services" ? 0 : services.count
    var groups: [[(owner: Int, call: Call)]] = []
    var length = 0
    var declared: Set<Int> = []
    for (position, call) in calls.enumerated() {
      let lines = lines(of: [call], template, &declared) + 1
      if groups.isEmpty || length + lines > Self.limit {
        groups.append([])
        length = 0
      }
      groups[groups.count - 1].append((first + position, call))
      length += lines
    }
    if groups.count == 1, length < 110 {
      return [SpecGroup(file: "App", property: "", calls: groups[0], isOwnFile: false)]
    }
    var identifiers = Identifiers(reserved: [
      "name", "namespace", "profiles", "services", "resources", "defaults", "labels", "annotations",
    ])
    return groups.map { calls in
      let start = calls.first?.call.groupTitle ?? "", end = calls.last?.call.groupTitle ?? ""
      let title = calls.count == 1 || start == end ? start : "\(start)-to-\(end)"
      let short = title.utf8.count > 60 ? "part" : title
      let property = identifiers.unique("\(prefix.lowercased())-\(short)")
      let file = prefix + "+" + property.dropFirst(prefix.count)
      return SpecGroup(
        file: String(file), property: property, calls: calls,
        element: prefix == "Services" ? "Service" : "any AppPart")
    }
  }

  func file(of group: SpecGroup, _ template: SourceWriter) -> SourceWriter {
    var writer = template
    writer.line("import Portolan", at: 0)
    writer.line("", at: 0)
    if let element = group.element {
      writer.line("extension \(type) {", at: 0)
      writer.line("@ListBuilder<\(element)>", at: 2)
      writer.line("func \(group.property)(in profile: Profile) -> [\(element)] {", at: 2)
      if ["Service", "any AppPart"].contains(element) {
        write(group.calls, at: 4, separated: true, &writer)
      } else {
        declare(group.constants, at: 4, &writer)
        writer.owner = group.calls.first?.owner
        writer.parts(group.calls.map { named($0.call) }, at: 4)
      }
    } else {
      writer.line("extension Service {", at: 0)
      writer.line("func \(group.property)(\(group.parameters)) -> Service {", at: 2)
      writer.namespace = "namespace"
      declare(group.constants, at: 4, &writer)
      writer.owner = group.calls.first?.owner
      writer.call(group.service(named), at: 4, prefix: group.constants.isEmpty ? "" : "return ")
    }
    writer.owner = nil
    writer.line("}", at: 2)
    writer.line("}", at: 0)
    return writer
  }
}

extension SpecGroup {
  /// The constants of the group's parts, in order.
  fileprivate var constants: [Int] {
    var seen: Set<Int> = []
    return calls.flatMap(\.call.constantMarks).filter { seen.insert($0).inserted }
  }

  /// The service with its modifiers.
  fileprivate func service(_ named: (Call) -> Call) -> Call {
    var service = Call("self")
    service.isName = true
    service.modifiers = calls.map { named($0.call) }
    return service
  }
}

extension Call {
  /// The part of a file name that identifies it.
  fileprivate var groupTitle: String { name == "Object" ? "objects" : title }
}
