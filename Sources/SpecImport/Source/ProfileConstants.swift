/// The constants for values that need a switch over the profiles, and for the registries and tags that several images
/// share; equal values with the same meaning share one constant.
struct ProfileConstants {
  /// A constant whose value is a switch over the profiles.
  struct Constant {
    let type: String
    let alternatives: [Expression.Alternative]
    fileprivate let key: Key
    fileprivate(set) var name = ""
    fileprivate var uses: [Use] = []

    fileprivate init(_ key: Key, _ alternatives: [Expression.Alternative]) {
      type = key.type
      self.alternatives = alternatives
      self.key = key
    }
  }

  /// A use of the constant.
  fileprivate struct Use {
    /// The name of the service, container, or resource.
    let title: String
    /// The word for the value, such as the name of an argument or variable.
    let word: String
    /// Whether the word is clear without the name of the service.
    let isSpecific: Bool
  }

  /// The properties that values with one constant have in common.
  fileprivate struct Key: Hashable {
    let type: String
    let alternatives: [Expression.Alternative]
    /// The word for the value; nil if equal values are unlikely to be a coincidence, so that they share a constant anyway.
    let word: String?
  }

  private(set) var constants: [Constant] = []
  private var index: [Key: Int] = [:]
  /// The constants to which the current part added uses; a switch over the part removes these uses again.
  private var recent: [Int] = []
  private let writer: SourceWriter
  /// How often each set of alternatives occurs in the spec.
  private var counts: [[Expression.Alternative]: Int] = [:]

  /// - Parameters:
  ///   - writer: a writer with the names of the profiles.
  ///   - calls: the services and resources of the spec.
  init(_ writer: SourceWriter, of calls: [Call]) {
    self.writer = writer
    for alternatives in calls.flatMap(\.wideAlternatives) { counts[alternatives, default: 0] += 1 }
  }

  /// The service or resource, with values replaced by marks of constants.
  mutating func extract(from call: Call) -> Call {
    var call = call
    part(&call, title: call.title)
    return call
  }

  /// The names that constants cannot have, because the functions of an app already use them.
  static let reserved: Set<String> = [
    "profile", "services", "resources", "name", "namespace", "defaults", "labels", "annotations", "rawValue",
    "description", "hashValue", "init", "self",
  ]

  /// Derives the names of the constants from the words for their values.
  mutating func setNames(reserved: Set<String>) {
    var identifiers = Identifiers(reserved: Self.reserved.union(reserved))
    var counts: [String: Int] = [:]
    for constant in constants { counts[constant.word, default: 0] += 1 }
    for position in constants.indices {
      let constant = constants[position]
      let titles = Set(constant.uses.map(\.title))
      let isClear = constant.uses.allSatisfy(\.isSpecific) && counts[constant.word] == 1
      var name = constant.word
      if titles.count == 1, !isClear, let title = titles.first, title.lowercased() != name.lowercased() {
        name = "\(title)-\(name)"
      }
      constants[position].name = SwiftLiteral.quoted(identifiers.unique(name))
    }
  }

  // MARK: Parts

  /// Replaces the values of a part with constants; a part without a block is kept if a switch over the whole part is
  /// shorter.
  private mutating func part(_ call: inout Call, title: String) {
    if call.children == nil, call.name != "Service" {
      let known = constants.count
      recent = []
      var replaced = call
      arguments(&replaced, "", title)
      for index in replaced.modifiers.indices {
        arguments(&replaced.modifiers[index], "", title)
      }
      guard !recent.isEmpty, !replaced.hasWideChoice, !isLonger(replaced, than: call, known) else {
        return removeRecentUses(known)
      }
      call = replaced
      return
    }
    arguments(&call, "", title)
    for index in call.modifiers.indices {
      part(&call.modifiers[index], title: title)
    }
    let switched = switchedParts(of: call.children ?? [])
    for index in (call.children ?? []).indices where !switched.contains(index) {
      guard var child = call.children?[index] else { continue }
      let isContainer = ["Sidecar", "InitContainer"].contains(child.name)
      part(&child, title: isContainer ? child.title : title)
      call.children?[index] = child
    }
  }

  /// Runs of fewer parts get constants.
  private static let fewestSwitchedParts = 4

  /// The positions of parts that are shorter in one switch over the profiles, because nothing else has their values.
  private func switchedParts(of parts: [Call]) -> Set<Int> {
    var found: Set<Int> = []
    var position = 0
    while position < parts.count {
      let run = parts[position...].prefix { part in
        part.isSwitch && part.profiles == nil && part.wideAlternatives.allSatisfy { counts[$0] == 1 }
      }
      let joined = run.isEmpty ? run : writer.switchRun(run)
      if joined.count >= Self.fewestSwitchedParts { found.formUnion(joined.indices) }
      position += max(joined.count, 1)
    }
    return found
  }

  /// Whether a part with constants, of which some are new, has more lines than a switch over the part.
  private func isLonger(_ part: Call, than original: Call, _ known: Int) -> Bool {
    let used = part.constantMarks
    guard used.count > 1 else { return false }
    let declared = used.filter { $0 >= known }.reduce(0) { $0 + lines(of: constants[$1]) }
    return declared + lines(of: part) > switchLines(of: original)
  }

  /// Removes what the current part added to the first constants, and the constants after them.
  private mutating func removeRecentUses(_ known: Int) {
    for position in recent where position < known { constants[position].uses.removeLast() }
    for constant in constants[known...] { index[constant.key] = nil }
    constants.removeSubrange(known...)
  }

  private func lines(of constant: Constant) -> Int {
    var writer = writer
    writer.declare(constant, at: 4)
    return writer.lines.count
  }

  private func lines(of call: Call) -> Int {
    var writer = writer
    writer.call(call, at: 4)
    return writer.lines.count
  }

  /// The number of lines of a switch with the part in each profile.
  private func switchLines(of call: Call) -> Int {
    writer.versions(of: call).reduce(2) { $0 + 1 + lines(of: $1) }
  }

  // MARK: Values

  private mutating func arguments(_ call: inout Call, _ path: String, _ title: String) {
    for index in call.arguments.indices {
      let label = call.arguments[index].label
      let isOwnWord = path.isEmpty || [".secret", ".configMap", ".claim", ".image"].contains(call.name)
      var word = label ?? (isOwnWord ? String(call.name.drop { $0 == "." }) : path)
      var isSpecific = false
      if index > 0, label == nil, case .text(let before) = call.arguments[index - 1].value {
        if ["Env", ".header", ".query"].contains(call.name) {
          word = before
          isSpecific = call.name == "Env"
        } else if before.hasPrefix("-"), !before.contains("=") {
          // The value after a flag.
          word = String(before.drop { $0 == "-" })
        }
      }
      if call.name == "Probe", case .name(let purpose)? = call.arguments.first?.value {
        word = "\(purpose.dropFirst())-\(word)"
      }
      value(&call.arguments[index].value, of: call.name, label, (word, isSpecific), title)
    }
  }

  private mutating func value(
    _ value: inout Expression, of call: String, _ label: String?, _ name: (word: String, isSpecific: Bool),
    _ title: String
  ) {
    switch value {
    case .choice(let alternatives) where alternatives.areWide:
      guard let type = ArgumentType.name(of: call, label, alternatives.map(\.value)) else { return }
      value = .name(mark(type, alternatives, name, title))
    case .interpolated(let pieces):
      value = .interpolated(
        pieces.map { piece in
          // Several images have the same registry and tag, so these parts become constants even if they have only
          // two values.
          guard case .choice(let word, let alternatives) = piece, alternatives.areWide || label == "image"
          else {
            return piece
          }
          let own = word.isEmpty ? name : (word, true)
          return .code(mark("String", alternatives, own, title))
        })
    case .call(var inner):
      arguments(&inner, name.word, title)
      value = .call(inner)
    case .list(var list):
      for index in list.indices {
        self.value(&list[index], of: call, label, (name.word.singular, name.isSpecific), title)
      }
      value = .list(list)
    case .map(var pairs):
      for index in pairs.indices {
        guard case .text(let key) = pairs[index].key else { continue }
        let isQuantity = label == "extended" || label == "extendedLimits"
        let ending = key.split(separator: "/").last.map(String.init) ?? key
        self.value(
          &pairs[index].value, of: isQuantity ? call : "", isQuantity ? label : "", (ending, true), title)
      }
      value = .map(pairs)
    case .text, .integer, .real, .flag, .null, .name, .choice: break
    }
  }

  /// The mark of the constant for a value.
  private mutating func mark(
    _ type: String, _ alternatives: [Expression.Alternative], _ name: (word: String, isSpecific: Bool),
    _ title: String
  ) -> String {
    let key = Key(
      type: type, alternatives: alternatives,
      word: type == "String" && alternatives.areDistinctive ? nil : name.word)
    let position = index[key] ?? constants.count
    if position == constants.count {
      index[key] = position
      constants.append(Constant(key, alternatives))
    }
    recent.append(position)
    constants[position].uses.append(
      Use(title: title, word: name.word.lowercasedAcronym, isSpecific: name.isSpecific))
    return Self.mark(of: position)
  }

  // MARK: Marks

  fileprivate static func mark(of position: Int) -> String { "\u{0}\(position)" }

  /// The constant of a mark; nil for another name.
  static func position(of name: String) -> Int? { name.hasPrefix("\u{0}") ? Int(name.dropFirst()) : nil }
}

extension ProfileConstants.Constant {
  /// The word that most uses have for the value.
  fileprivate var word: String {
    uses.map(\.word).mostFrequent ?? "value"
  }
}

extension [Expression.Alternative] {
  /// Whether all values are texts of at least three bytes with a letter, and not words such as `true`: such values are
  /// unlikely to be equal by coincidence.
  fileprivate var areDistinctive: Bool {
    allSatisfy { alternative in
      guard case .text(let text) = alternative.value else { return false }
      return text.utf8.count > 2 && text.contains(where: \.isLetter)
        && !["true", "false", "yes", "off"].contains(text.lowercased())
    }
  }
}

extension String {
  /// The word in lowercase if it has no lowercase letters: `log_level` for `LOG_LEVEL`; otherwise the word itself.
  fileprivate var lowercasedAcronym: String { contains(where: \.isLowercase) ? self : lowercased() }

  /// The word for one item of a list with this key.
  fileprivate var singular: String {
    hasSuffix("s") && !hasSuffix("ss") && utf8.count > 3 ? String(dropLast()) : self
  }
}

extension Call {
  /// The constants that the call uses, in order.
  var constantMarks: [Int] {
    var seen: Set<Int> = []
    var found: [Int] = []
    _ = renamingConstants { position in
      if seen.insert(position).inserted { found.append(position) }
      return ""
    }
    return found
  }

  /// The call with names in place of the marks of constants.
  func renamingConstants(_ name: (Int) -> String) -> Call {
    var call = self
    call.arguments = arguments.map { Argument($0.label, $0.value.renamingConstants(name)) }
    call.children = children?.map { $0.renamingConstants(name) }
    call.modifiers = modifiers.map { $0.renamingConstants(name) }
    return call
  }
}

extension Expression {
  fileprivate func renamingConstants(_ name: (Int) -> String) -> Expression {
    switch self {
    case .name(let text): ProfileConstants.position(of: text).map { .name(name($0)) } ?? self
    case .call(let call): .call(call.renamingConstants(name))
    case .list(let list): .list(list.map { $0.renamingConstants(name) })
    case .map(let pairs):
      .map(
        pairs.map { pair in
          var pair = pair
          pair.value = pair.value.renamingConstants(name)
          return pair
        })
    case .interpolated(let pieces):
      .interpolated(
        pieces.map { piece in
          guard case .code(let text) = piece, let position = ProfileConstants.position(of: text) else {
            return piece
          }
          return .code(name(position))
        })
    case .text, .integer, .real, .flag, .null, .choice: self
    }
  }
}
