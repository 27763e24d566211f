import Diagnostics

/// Finds declarations in a spec that have no effect, although they look as if they had one.
///
/// These are properties and functions of the app that have the name of an ``AppRequirement`` but another form or type,
/// unused ones whose name is similar or that take a profile, and unused functions elsewhere that take a profile. Each
/// of them is an error. Other unused declarations are not reported.
struct IgnoredDeclarations {
  private let scan: SourceScan
  private var declarations: SwiftDeclarations { scan.declarations }

  init(_ scan: SourceScan) { self.scan = scan }

  /// The maximum number of reported errors, which also limits the run time.
  private static let limit = 100

  /// The errors, by position.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    for declaration in declarations.all {
      let requirement = AppRequirement.all.first { $0.name == declaration.name }
      let fault: Diagnostic? =
        if isOfApp(declaration) {
          if let requirement { fault(of: declaration, requirement) } else { misspelling(declaration) }
        } else {
          unusedProfileFunction(declaration)
        }
      if let fault { found.append(fault) }
      if found.count == Self.limit { break }
    }
    return found
  }

  private func isOfApp(_ declaration: SwiftDeclarations.Declaration) -> Bool {
    declaration.owner.map(declarations.mainTypes.contains) ?? false
  }

  /// The error in a declaration with the name of a requirement.
  private func fault(
    of declaration: SwiftDeclarations.Declaration, _ requirement: AppRequirement
  ) -> Diagnostic? {
    let expected = declaration.form == .property ? requirement.property : requirement.function
    if let expected, fits(declaration, expected) {
      guard declaration.form == .function, requirement.property != nil,
        let property = declarations.all.first(where: {
          $0.form == .property && isOfApp($0) && $0.name == declaration.name
        })
      else { return nil }
      return .statedTwice(
        declaration.name, at: declaration.location, property: property.location)
    }
    // A type that the spec declares may be an alias of the required one.
    let hasOwnType = declarations.typeNames.contains { declaration.type.contains($0) }
    if hasOwnType || declarations.isUsed(declaration) { return nil }
    // Inferred types are checked by the compiler and the evaluation.
    if declaration.form == .property, declaration.type.isEmpty, requirement.property != nil,
      !declaration.modifiers.contains("static")
    {
      return nil
    }
    return .unusedRequirement(declaration, requirement, at: declaration.location)
  }

  private func fits(_ declaration: SwiftDeclarations.Declaration, _ type: String) -> Bool {
    guard declaration.modifiers.isDisjoint(with: ["static", "class", "mutating"]) else { return false }
    let found = Self.plain(declaration.type)
    switch declaration.form {
    case .property: return found.isEmpty || found == Self.plain(type)
    case .function:
      guard declaration.effects.isEmpty, declaration.parameters.count == 1,
        let parameter = declaration.parameters.first
      else { return false }
      return parameter.label == "in" && Self.plain(parameter.type) == "Profile" && found == Self.plain(type)
    }
  }

  /// Returns a type in its shortest notation, for comparison.
  private static func plain(_ type: String) -> String {
    var type = type.replacing("any ", with: "").replacing("Portolan.", with: "").replacing("Swift.", with: "")
    for (name, start, end) in [("Array<", "[", "]"), ("Optional<", "", "?")]
    where type.hasPrefix(name) && type.hasSuffix(">") {
      type = "\(start)\(type.dropFirst(name.count).dropLast())\(end)"
    }
    return type
  }

  /// An unused declaration of the app with a name that is similar to a requirement.
  private func misspelling(_ declaration: SwiftDeclarations.Declaration) -> Diagnostic? {
    let takesProfile = Self.takesProfile(declaration)
    let candidates = AppRequirement.all.filter {
      (declaration.form == .property ? $0.property : $0.function) != nil
    }
    let near = nearestName(to: declaration.name, among: candidates.map(\.name))
    guard near != nil || takesProfile, !declarations.isUsed(declaration) else { return nil }
    let requirement = candidates.first { $0.name == near }
    return .unusedDeclaration(declaration.title, near: requirement, at: declaration.location)
  }

  /// A function outside the app that has a profile parameter and is not called.
  private func unusedProfileFunction(_ declaration: SwiftDeclarations.Declaration) -> Diagnostic? {
    // A protocol requirement is called through the protocol, in Portolan or in the spec.
    guard Self.takesProfile(declaration), declaration.owner != "App", !declarations.isUsed(declaration) else {
      return nil
    }
    return .unusedDeclaration(declaration.title, near: nil, at: declaration.location)
  }

  private static func takesProfile(_ declaration: SwiftDeclarations.Declaration) -> Bool {
    declaration.form == .function && declaration.parameters.contains { plain($0.type) == "Profile" }
  }
}

extension Diagnostic {
  fileprivate static func statedTwice(
    _ name: String, at location: FileLocation, property: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "spec/stated-twice", .error, "'\(name)' and '\(name)(in:)' are mutually exclusive", at: location,
      notes: [Note("the property is declared here", at: property)],
      fix: "remove the property, and let the function return its value")
  }

  fileprivate static func unusedRequirement(
    _ declaration: SwiftDeclarations.Declaration, _ requirement: AppRequirement, at location: FileLocation
  ) -> Diagnostic {
    let modifier = ["static", "class", "mutating"].first(where: declaration.modifiers.contains)
    let type = declaration.type.isEmpty ? "" : " of type '\(declaration.type.replacing(":", with: ": "))'"
    let what =
      switch (modifier, declaration.form) {
      case (let modifier?, _): "the \(modifier) '\(declaration.title)'"
      case (nil, .function): "'\(declaration.signature)'"
      case (nil, .property): "the property '\(declaration.name)'\(type)"
      }
    return Diagnostic(
      "spec/ignored-declaration", .error, "'App' does not use \(what), so the declaration is ignored",
      at: location,
      fix: "declare '\(requirement.forms.joined(separator: "' or '"))'")
  }

  fileprivate static func unusedDeclaration(
    _ title: String, near requirement: AppRequirement?, at location: FileLocation
  ) -> Diagnostic {
    Diagnostic(
      "spec/ignored-declaration", .error, "nothing uses '\(title)'", at: location,
      fix: requirement.map { "did you mean '\($0.name)'? Declare '\($0.forms.joined(separator: "' or '"))'" }
        ?? "call the function, or remove it")
  }
}

extension SwiftDeclarations.Declaration {
  /// The declaration of a function, shortened.
  fileprivate var signature: String {
    let parameters = self.parameters.map { "\($0.label): \($0.type)" }.joined(separator: ", ")
    let effects = self.effects.sorted().map { " \($0)" }.joined()
    let result = type.isEmpty ? "" : " -> \(type.replacing(":", with: ": "))"
    return "\(name)(\(parameters))\(effects)\(result)"
  }
}
