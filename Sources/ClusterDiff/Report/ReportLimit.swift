/// How long a report may be that is shown on a page: GitHub refuses comments of 65,536 characters and more.
enum ReportLimit {
  /// Some room is left for what stands around the report.
  private static let characters = 64_000

  /// A part of a report.
  struct Entry {
    /// How important it is: 0 for the most important ones.
    var rank: Int
    /// How many characters it takes, in units of UTF-16, as GitHub counts them.
    var length: Int
    /// The section that it stands in, and how many characters the section takes besides its parts.
    var section = 0
    var sectionLength = 0
  }

  /// Which parts of a report to show so that it stays short enough: the most important ones, in their order.
  static func indices(of parts: [Entry], besides reserved: Int = 0) -> [Int] {
    var rest = characters - reserved
    var (kept, sections): (Set<Int>, Set<Int>) = ([], [])
    for index in parts.indices.sorted(by: { (parts[$0].rank, $0) < (parts[$1].rank, $1) }) {
      let part = parts[index]
      let length = part.length + (sections.contains(part.section) ? 0 : part.sectionLength)
      guard length <= rest else { continue }
      rest -= length
      kept.insert(index)
      sections.insert(part.section)
    }
    return parts.indices.filter(kept.contains)
  }

  /// The sentence that counts what is not shown.
  static func remainder(_ count: Int) -> String {
    "\(count) more \(count == 1 ? "difference is" : "differences are") not shown, because the report would be too long; "
      + "--format text shows all"
  }
}

extension Difference {
  /// How important the difference is: 0 for the gravest kind.
  var rank: Int { Kind.allCases.firstIndex(of: kind) ?? Kind.allCases.count }
}
