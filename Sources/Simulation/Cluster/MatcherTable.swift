/// The matchers of pods, the affinity and anti-affinity terms of pods, and the classes that they match.
///
/// Matchers and classes are looked up by labels, so that the number of comparisons is about the number of matches.
struct MatcherTable: Sendable {
  private(set) var matchers: [PodMatcher] = []
  private var places: [PodMatcher: Int] = [:]
  private var index = LabelIndex()
  private var classesByLabel: [String: [Int]] = [:]
  private var classCount = 0
  /// The classes that each matcher matches.
  private(set) var classes: [[Int]] = []

  private(set) var terms: [HeldTerm] = []
  private var termPlaces: [HeldTerm: Int] = [:]
  /// The terms of each matcher.
  private(set) var termsOfMatcher: [[Int]] = []

  /// The index of a matcher; `isNew` if the caller has to look for its matches.
  mutating func place(of matcher: PodMatcher) -> (place: Int, isNew: Bool) {
    if let place = places[matcher] { return (place, false) }
    let place = matchers.count
    matchers.append(matcher)
    places[matcher] = place
    classes.append([])
    termsOfMatcher.append([])
    index.add(place, labels: matcher.requiredLabels)
    return (place, true)
  }

  /// The index of a term; `isNew` if it was added.
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
    index.candidates(for: labels)
  }

  /// The pod classes that may match a label selector that requires these labels, in ascending order.
  func candidateClasses(requiring labels: [String]) -> [Int] {
    guard !labels.isEmpty else { return Array(0..<classCount) }
    return labels.map { classesByLabel[$0] ?? [] }.min { $0.count < $1.count } ?? []
  }

  mutating func addClass(_ number: Int, labels: [String: String]) {
    classCount = number + 1
    for (key, value) in labels { classesByLabel[LabelIndex.label(key, value), default: []].append(number) }
  }

  mutating func note(_ podClass: Int, matches matcher: Int) { classes[matcher].append(podClass) }
}
