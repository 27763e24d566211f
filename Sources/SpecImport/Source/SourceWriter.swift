/// Lays out expressions as lines of Swift, as swift-format does.
struct SourceWriter {
  /// The maximum length of a line.
  static let width = 100
  private(set) var lines: [String] = []
  /// The first lines of the parts of services and resources.
  private(set) var marks: [SpecSource.Mark] = []
  /// The number of the service or resource that is being written.
  var owner: Int?

  /// The Swift literals of profiles, such as `.prod` for `prod`.
  var profileNames: [String: String] = [:]
  /// All profiles, in the order of the app.
  var profiles: [String] = []
  /// The Swift code for the namespace of the profile.
  var namespace = "namespace(in: profile)"

  mutating func line(_ text: String, at indent: Int) {
    lines.append(text.isEmpty ? "" : String(repeating: " ", count: indent) + text)
  }

  mutating func comments(_ comments: [String], at indent: Int) {
    for comment in comments { line("// \(SwiftLiteral.comment(comment))".trimmingEnd(), at: indent) }
  }

  /// Writes parts, with conditions around parts that only some profiles have.
  mutating func parts(_ parts: [Call], at indent: Int, separated: Bool = false) {
    var position = 0
    var open: [String]?
    while position < parts.count {
      let chosen = parts[position].profiles
      var end = position + 1
      while end < parts.count, parts[end].profiles == chosen { end += 1 }
      if open == nil, chosen != nil, let groups = completeGroups(parts[position...]) {
        if separated, position > 0 { line("", at: 0) }
        cases(of: groups, at: indent, separated: separated)
        position += groups.reduce(0) { $0 + $1.count }
        continue
      }
      if let chosen {
        if let open, Set(open).isDisjoint(with: chosen), open.count + chosen.count == profiles.count {
          line("} else {", at: indent)
        } else {
          if open != nil { line("}", at: indent) }
          if separated, position > 0 { line("", at: 0) }
          line("if \(condition(chosen)) {", at: indent)
        }
        write(parts[position..<end], at: indent + 2, separated: separated)
      } else {
        if open != nil { line("}", at: indent) }
        if separated, position > 0 { line("", at: 0) }
        write(parts[position..<end], at: indent, separated: separated)
      }
      open = chosen
      position = end
    }
    if open != nil { line("}", at: indent) }
  }

  mutating func write(_ parts: ArraySlice<Call>, at indent: Int, separated: Bool) {
    var position = parts.startIndex
    while position < parts.endIndex {
      if separated, position > parts.startIndex { line("", at: 0) }
      var part = parts[position]
      if part.isSwitch {
        let run = switchRun(parts[position...])
        cases(of: run, at: indent)
        position += run.count
        continue
      }
      if part.name == "Service" { part.modifiers = conditionalModifiers(of: part) }
      call(part, at: indent)
      position += 1
    }
  }

  /// Writes a call with its block and modifiers as a statement.
  mutating func call(_ call: Call, at indent: Int, prefix: String = "", suffix: String = "") {
    comments(call.comments, at: indent)
    head(call, at: indent, prefix: prefix, suffix: call.modifiers.isEmpty ? suffix : "")
    // A block ends at the indentation of the call; modifiers of a call without a block are indented.
    let inner = call.children == nil ? indent + 2 : indent
    var position = 0
    while position < call.modifiers.count {
      let modifier = call.modifiers[position]
      var end = position + 1
      if let chosen = modifier.profiles {
        while end < call.modifiers.count, call.modifiers[end].profiles == chosen { end += 1 }
        line(".when(\(condition(chosen))) {", at: inner)
        for (offset, conditional) in call.modifiers[position..<end].enumerated() {
          comments(conditional.comments, at: inner + 2)
          head(
            conditional, at: offset == 0 ? inner + 2 : inner + 4, prefix: offset == 0 ? "$0" : "", suffix: "")
        }
        line("}" + (end == call.modifiers.count ? suffix : ""), at: inner)
      } else {
        comments(modifier.comments, at: inner)
        head(modifier, at: inner, prefix: "", suffix: end == call.modifiers.count ? suffix : "")
      }
      position = end
    }
  }

  private mutating func head(_ call: Call, at indent: Int, prefix: String, suffix: String) {
    if let owner {
      var mark = SpecSource.Mark(line: lines.count + 1, owner: owner, part: call.name)
      if call.name == ".patch", case .name(let kind)? = call.arguments.first?.value {
        mark.patched = String(kind.dropFirst())
      }
      marks.append(mark)
    }
    let block = call.children
    let ending = block == nil ? suffix : " {"
    let name = prefix + call.name
    let emptyParentheses = call.arguments.isEmpty && block != nil || call.isName ? "" : "()"
    if call.arguments.isEmpty {
      line(name + emptyParentheses + ending, at: indent)
    } else if let arguments = flat(call.arguments),
      indent + name.count + arguments.count + 2 + ending.count <= Self.width
    {
      line("\(name)(\(arguments))\(ending)", at: indent)
    } else if let only = call.arguments.first, call.arguments.count == 1, only.label == nil,
      only.value.isCollection
    {
      broken(only.value, at: indent, prefix: "\(name)(", suffix: ")\(ending)")
    } else {
      line("\(name)(", at: indent)
      fill(call.arguments, at: indent + 2, closing: block == nil ? ")\(suffix)" : "")
      if block != nil { line(")\(ending)", at: indent) }
    }
    guard let block else { return }
    if block.count == 1, let only = block.first, only.comments.isEmpty, only.profiles == nil,
      only.children == nil, only.modifiers.isEmpty, let inner = flat(only), var last = lines.last,
      last.count + inner.count + 3 + suffix.count <= Self.width, call.name.hasPrefix(".routed")
    {
      last += " \(inner) }\(suffix)"
      lines[lines.count - 1] = last
      return
    }
    parts(block, at: indent + 2)
    line("}\(suffix)", at: indent)
  }

  // MARK: On one line

  /// Arguments on one line; nil if one of them needs several lines.
  func flat(_ arguments: [Argument]) -> String? {
    var texts: [String] = []
    for argument in arguments {
      guard let value = flat(argument.value) else { return nil }
      texts.append((argument.label.map { "\($0): " } ?? "") + value)
    }
    return texts.joined(separator: ", ")
  }

  func flat(_ call: Call) -> String? {
    guard call.children == nil, call.modifiers.isEmpty, let arguments = flat(call.writtenArguments) else {
      return nil
    }
    if call.isName { return call.name }
    return "\(call.name)(\(arguments))"
  }

  /// An expression on one line; nil if it needs several.
  func flat(_ expression: Expression) -> String? {
    switch expression {
    case .text(let text): return SwiftLiteral.block(text) == nil ? SwiftLiteral.line(text) : nil
    case .interpolated:
      let pieces = pieces(of: expression)
      return SwiftLiteral.block(pieces) == nil ? SwiftLiteral.line(pieces) : nil
    case .integer(let number): return grouped(number)
    case .real(let number): return "\(number)"
    case .flag(let flag): return flag ? "true" : "false"
    case .null: return "nil"
    case .name(let name): return name
    case .call(let call): return flat(call)
    case .list(let list):
      let items = list.compactMap { flat($0) }
      return items.count == list.count ? "[\(items.joined(separator: ", "))]" : nil
    case .map(let pairs):
      if pairs.isEmpty { return "[:]" }
      if pairs.contains(where: { !$0.comments.isEmpty }) { return nil }
      var texts: [String] = []
      for pair in pairs {
        guard let key = flat(pair.key), let value = flat(pair.value) else { return nil }
        texts.append("\(key): \(value)")
      }
      return "[\(texts.joined(separator: ", "))]"
    case .choice(let alternatives):
      var values: [String] = []
      for alternative in alternatives {
        guard let value = flat(alternative.value) else { return nil }
        values.append(value)
      }
      if alternatives.count == 2, alternatives[1].profiles.count < alternatives[0].profiles.count {
        // The condition names the smaller set of profiles.
        return "\(condition(alternatives[1].profiles)) ? \(values[1]) : \(values[0])"
      }
      var text = ""
      for (alternative, value) in zip(alternatives, values).dropLast() {
        text += "\(condition(alternative.profiles)) ? \(value) : "
      }
      return text + (values.last ?? "")
    }
  }

  /// The pieces of a string, with Swift code for those that depend on the profile.
  private func pieces(of text: Expression) -> [TextPiece] {
    text.pieces.map { piece in
      if case .namespace = piece { return .code(namespace) }
      guard case .choice(_, let alternatives) = piece else { return piece }
      let values = alternatives.map { alternative -> Expression.Alternative in
        guard case .text(let text) = alternative.value else { return alternative }
        return .init(profiles: alternative.profiles, value: .name(SwiftLiteral.line(text)))
      }
      return .code(flat(.choice(values)) ?? "")
    }
  }

  private func grouped(_ number: Int64) -> String { String(number) }

  // MARK: On several lines

  /// Fills lines with arguments, separated by commas.
  mutating func fill(_ arguments: [Argument], at indent: Int, closing: String) {
    var current = ""
    func flush(_ writer: inout SourceWriter) {
      if !current.isEmpty { writer.line(current, at: indent) }
      current = ""
    }
    for (position, argument) in arguments.enumerated() {
      let isLast = position == arguments.count - 1
      let ending = isLast ? closing : ","
      let label = argument.label.map { "\($0): " } ?? ""
      if let text = flat(argument.value).map({ label + $0 + ending }) {
        let length = indent + (current.isEmpty ? 0 : current.count + 1) + text.count
        if length <= Self.width {
          current += (current.isEmpty ? "" : " ") + text
          continue
        }
        flush(&self)
        if indent + text.count <= Self.width || !argument.value.isBreakable {
          current = text
          continue
        }
      } else {
        flush(&self)
      }
      broken(argument.value, at: indent, prefix: label, suffix: ending)
    }
    flush(&self)
  }

  /// Writes an expression that does not fit on a line.
  mutating func broken(_ expression: Expression, at indent: Int, prefix: String, suffix: String) {
    switch expression {
    case .text, .interpolated:
      let pieces = pieces(of: expression)
      guard let block = SwiftLiteral.block(pieces) else {
        return line(prefix + SwiftLiteral.line(pieces) + suffix, at: indent)
      }
      // The literal of a labeled argument is indented below its label.
      let inner = prefix.isEmpty ? indent : indent + 2
      if !prefix.isEmpty { line(prefix.trimmingEnd(), at: indent) }
      for (position, text) in block.enumerated() {
        line(position == block.count - 1 ? text + suffix : text, at: inner)
      }
    case .list(let list):
      line("\(prefix)[", at: indent)
      fill(list.map { Argument(nil, $0) }, at: indent + 2, closing: ",")
      line("]\(suffix)", at: indent)
    case .map(let pairs):
      line("\(prefix)[", at: indent)
      for pair in pairs { self.pair(pair, at: indent + 2) }
      line("]\(suffix)", at: indent)
    case .call(let call): self.call(call, at: indent, prefix: prefix, suffix: suffix)
    case .choice(let alternatives): choice(alternatives, at: indent, prefix: prefix, suffix: suffix)
    case .integer, .real, .flag, .null, .name:
      line(prefix + (flat(expression) ?? "") + suffix, at: indent)
    }
  }

  private mutating func pair(_ pair: Expression.Pair, at indent: Int) {
    let key = flat(pair.key) ?? ""
    comments(pair.comments, at: indent)
    if let value = flat(pair.value),
      indent + key.count + value.count + 3 <= Self.width || !pair.value.isBreakable
    {
      return line("\(key): \(value),", at: indent)
    }
    broken(pair.value, at: indent, prefix: "\(key): ", suffix: ",")
  }

  /// Several alternatives: nested conditions.
  private mutating func choice(
    _ alternatives: [Expression.Alternative], at indent: Int, prefix: String, suffix: String
  ) {
    for (position, alternative) in alternatives.enumerated() {
      let isLast = position == alternatives.count - 1
      let start = position == 0 ? prefix : ": "
      let inner = position == 0 ? indent : indent + 2
      let test = isLast ? "" : "\(condition(alternative.profiles)) ? "
      broken(alternative.value, at: inner, prefix: start + test, suffix: isLast ? suffix : "")
    }
  }
}

extension String {
  func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
