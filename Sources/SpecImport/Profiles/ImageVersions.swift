/// The registries and tags of images that several services change together from profile to profile.
///
/// They become interpolated parts of the images, `"\(registry)/cart:\(version)"`, so that a release changes one constant.
/// Other images stay literals, which `portolan images` can change.
struct ImageVersions {
  /// The parts of an image in each profile.
  private struct Versions {
    let registries: [Expression.Alternative]
    let name: String
    let tags: [Expression.Alternative]
  }

  /// The minimum number of images that change together.
  private static let fewest = 3
  private var counts: [[Expression.Alternative]: Int] = [:]

  private init(_ services: [Call]) {
    for service in services { count(service) }
  }

  /// The services, with common registries and tags as interpolated parts of their images.
  static func split(_ services: [Call]) -> [Call] {
    let versions = ImageVersions(services)
    return services.map { versions.split($0) }
  }

  private mutating func count(_ call: Call) {
    for argument in call.arguments where argument.label == "image" {
      guard let versions = Self.versions(of: argument.value) else { continue }
      if versions.registries.count > 1 { counts[versions.registries, default: 0] += 1 }
      if versions.tags.count > 1 { counts[versions.tags, default: 0] += 1 }
    }
    for child in call.children ?? [] { count(child) }
  }

  private func split(_ call: Call) -> Call {
    var call = call
    for index in call.arguments.indices where call.arguments[index].label == "image" {
      guard let versions = Self.versions(of: call.arguments[index].value), isShared(versions.registries),
        isShared(versions.tags)
      else { continue }
      call.arguments[index].value = .interpolated(
        [
          Self.piece(versions.registries, "registry"), .text("\(versions.name):"),
          Self.piece(versions.tags, "version"),
        ].filter { $0 != .text("") })
    }
    call.children = call.children?.map(split)
    return call
  }

  private func isShared(_ alternatives: [Expression.Alternative]) -> Bool {
    alternatives.count == 1 || counts[alternatives] ?? 0 >= Self.fewest
  }

  private static func piece(_ alternatives: [Expression.Alternative], _ word: String) -> TextPiece {
    guard alternatives.count == 1, case .text(let text)? = alternatives.first?.value else {
      return .choice(word: word, alternatives)
    }
    return .text(text)
  }

  /// The parts of an image that depends on the profile; nil if its name differs, or it has no tag.
  private static func versions(of image: Expression) -> Versions? {
    guard case .choice(let alternatives) = image else { return nil }
    var names: Set<String> = []
    var (registries, tags): ([Expression.Alternative], [Expression.Alternative]) = ([], [])
    func add(_ text: Substring, _ profiles: [String], to list: inout [Expression.Alternative]) {
      let value = Expression.text(String(text))
      if let known = list.firstIndex(where: { $0.value == value }) {
        list[known].profiles += profiles
      } else {
        list.append(.init(profiles: profiles, value: value))
      }
    }
    let slashes = alternatives.map { alternative in
      if case .text(let text) = alternative.value { text.contains("/") } else { false }
    }
    let hasRegistry = slashes.allSatisfy { $0 }
    for alternative in alternatives {
      guard case .text(let text) = alternative.value, !text.contains("@") else { return nil }
      let slash = text.lastIndex(of: "/")
      let start = slash.map { hasRegistry ? $0 : text.index(after: $0) } ?? text.startIndex
      guard let colon = text[start...].lastIndex(of: ":") else { return nil }
      names.insert(String(text[start..<colon]))
      add(text[..<start], alternative.profiles, to: &registries)
      add(text[text.index(after: colon)...], alternative.profiles, to: &tags)
    }
    guard names.count == 1, let name = names.first else { return nil }
    return Versions(registries: registries, name: name, tags: tags)
  }
}
