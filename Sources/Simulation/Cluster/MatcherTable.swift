/// The matchers of pods and the terms that pods hold, with the classes that they match.
///
/// Matchers and classes find each other by one label that the matcher requires, so that the number of comparisons grows with
/// the number of real matches.
struct MatcherTable: Sendable {
  private(set) var matchers: [PodMatcher] = []
  private var places: [PodMatcher: Int] = [:]
  private var byLabel: [String: [Int]] = [:]
  private var withoutLabel: [Int] = []
  private var classesByLabel: [String: [Int]] = [:]
  private var classCount = 0
  /// The classes that each matcher matches.
  private(set) var classes: [[Int]] = []

  private(set) var terms: [HeldTerm] = []
  private var termPlaces: [HeldTerm: Int] = [:]
  /// The terms of each matcher.
  private(set) var termsOfMatcher: [[Int]] = []

  /// The place of a matcher; `isNew` if its matches are still to be found.
  mutating func place(of matcher: PodMatcher) -> (place: Int, isNew: Bool) {
    if let place = places[matcher] { return (place, false) }
    let place = matchers.count
    matchers.append(matcher)
    places[matcher] = place
    classes.append([])
    termsOfMatcher.append([])
    if let label = Self.label(of: matcher) {
      byLabel[label, default: []].append(place)
    } else {
      withoutLabel.append(place)
    }
    return (place, true)
  }

  /// The place of a term; `isNew` if it is new.
  mutating func place(of term: HeldTerm) -> (place: Int, isNew: Bool) {
    if let place = termPlaces[term] { return (place, false) }
    let place = terms.count
    terms.append(term)
    termPlaces[term] = place
    termsOfMatcher[term.matcher].append(place)
    return (place, true)
  }

  /// The matchers that may match pods with these labels, in order.
  func candidates(for labels: [String: String]) -> [Int] {
    (withoutLabel + labels.flatMap { byLabel["\($0.key)=\($0.value)"] ?? [] }).sorted()
  }

  /// The classes that a matcher may match, in order.
  func candidateClasses(for matcher: PodMatcher) -> [Int] {
    guard let label = Self.label(of: matcher) else { return Array(0..<classCount) }
    return classesByLabel[label] ?? []
  }

  mutating func addClass(_ number: Int, labels: [String: String]) {
    classCount = number + 1
    for label in labels { classesByLabel["\(label.key)=\(label.value)", default: []].append(number) }
  }

  mutating func note(_ podClass: Int, matches matcher: Int) { classes[matcher].append(podClass) }

  private static func label(of matcher: PodMatcher) -> String? {
    for part in matcher.parts {
      for requirement in part.selector.requirements
      where requirement.comparison == .isIn && requirement.values.count == 1 {
        return "\(requirement.key)=\(requirement.values[0])"
      }
    }
    return nil
  }
}
