/// Resolves the parts of a merged spec for one profile.
extension Call {
  /// The call in one profile.
  func resolved(in profile: String) -> Call {
    var call = self
    call.arguments = arguments.map { Argument($0.label, $0.value.resolved(in: profile)) }
    call.children = children?.filter { $0.profiles?.contains(profile) ?? true }.map {
      $0.resolved(in: profile)
    }
    call.modifiers = modifiers.filter { $0.profiles?.contains(profile) ?? true }.map {
      $0.resolved(in: profile)
    }
    call.profiles = nil
    return call
  }

  /// Whether one of its values needs a switch over the profiles.
  var hasWideChoice: Bool {
    arguments.contains { $0.value.hasWideChoice } || modifiers.contains(where: \.hasWideChoice)
  }

  /// The alternatives of the call's values that need a switch over the profiles.
  var wideAlternatives: [[Expression.Alternative]] {
    arguments.flatMap(\.value.wideAlternatives)
      + ((children ?? []) + modifiers).flatMap(\.wideAlternatives)
  }

  /// The profiles that the call's choices distinguish.
  var distinguishedProfiles: Set<String> {
    Set((arguments.map(\.value.distinguishedProfiles) + modifiers.map(\.distinguishedProfiles)).joined())
  }
}

extension Expression {
  fileprivate func resolved(in profile: String) -> Expression {
    switch self {
    case .choice(let alternatives):
      alternatives.first { $0.profiles.contains(profile) }?.value.resolved(in: profile) ?? .null
    case .list(let list): .list(list.map { $0.resolved(in: profile) })
    case .map(let pairs):
      .map(pairs.map { Pair($0.key.resolved(in: profile), $0.value.resolved(in: profile)) })
    case .call(let call): .call(call.resolved(in: profile))
    case .interpolated(let pieces): .joining(pieces.map { $0.resolved(in: profile) })
    case .text, .integer, .real, .flag, .null, .name: self
    }
  }

  /// The pieces as a plain text, if they are all texts.
  private static func joining(_ pieces: [TextPiece]) -> Expression {
    let texts = pieces.compactMap { piece in if case .text(let text) = piece { text } else { nil } }
    return texts.count == pieces.count ? .text(texts.joined()) : .interpolated(pieces)
  }

  /// The profiles that the expression's choices distinguish.
  var distinguishedProfiles: Set<String> {
    switch self {
    case .choice(let alternatives): Set(alternatives.flatMap(\.profiles))
    case .list(let list): Set(list.flatMap(\.distinguishedProfiles))
    case .map(let pairs): Set(pairs.flatMap(\.value.distinguishedProfiles))
    case .call(let call): call.distinguishedProfiles
    case .interpolated(let pieces):
      Set(
        pieces.flatMap { piece -> [String] in
          if case .choice(_, let alternatives) = piece { alternatives.flatMap(\.profiles) } else { [] }
        })
    case .text, .integer, .real, .flag, .null, .name: []
    }
  }

  fileprivate var wideAlternatives: [[Expression.Alternative]] {
    switch self {
    case .choice(let alternatives): alternatives.areWide ? [alternatives] : []
    case .list(let list): list.flatMap(\.wideAlternatives)
    case .map(let pairs): pairs.flatMap(\.value.wideAlternatives)
    case .call(let call): call.wideAlternatives
    case .interpolated(let pieces):
      pieces.flatMap { piece -> [[Expression.Alternative]] in
        if case .choice(_, let alternatives) = piece, alternatives.areWide { [alternatives] } else { [] }
      }
    case .text, .integer, .real, .flag, .null, .name: []
    }
  }

  fileprivate var hasWideChoice: Bool {
    switch self {
    case .choice(let alternatives): alternatives.areWide
    case .list(let list): list.contains(where: \.hasWideChoice)
    case .map(let pairs): pairs.contains { $0.value.hasWideChoice }
    case .call(let call): call.hasWideChoice
    case .interpolated(let pieces):
      pieces.contains { piece in
        if case .choice(_, let alternatives) = piece { alternatives.areWide } else { false }
      }
    case .text, .integer, .real, .flag, .null, .name: false
    }
  }
}

extension TextPiece {
  fileprivate func resolved(in profile: String) -> TextPiece {
    guard case .choice(_, let alternatives) = self,
      case .text(let text)? = alternatives.first(where: { $0.profiles.contains(profile) })?.value
    else { return self }
    return .text(text)
  }
}

extension [Expression.Alternative] {
  /// Whether a switch over the profiles is clearer than a condition: more than two values, or one with several lines.
  var areWide: Bool { count > 2 || contains { $0.value.hasWideChoice || $0.value.hasLines } }
}

extension Expression {
  /// Whether the expression is a string with several lines.
  fileprivate var hasLines: Bool {
    if case .text(let text) = self { text.utf8.contains(0x0A) } else { false }
  }
}
