/// The first documents of a large file, which the fast parser read in sections on all cores.
///
/// A `---` at the start of a line always ends a document, so a file can be divided there. The sections end before the
/// first document that the fast parser does not support.
package struct YAMLSections {
  /// The trees of the sections, in file order.
  var trees: [ParsedTrees] = []
  /// The byte offset of the first document that was not read.
  private(set) var end: Int

  /// The minimum number of bytes of a section: a parser for a shorter one is not worth its memory.
  package static let size = 4 << 20

  /// Creates no sections: all documents from `start` on remain to be read.
  init(at start: Int) { end = start }

  /// Reads the sections of a file; none if it is short or has unusual characters.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey, size: Int, writtenCount: Int) {
    end = survey.start
    guard survey.fault == nil, survey.hasOnlyLineFeeds, bytes.count >= 2 * size else { return }
    let starts = Self.starts(in: bytes, from: survey.start, every: size)
    nonisolated(unsafe) let content = bytes
    let read = starts.indices.concurrentMap(minimum: 2, chunk: 1) { number in
      let end = number + 1 < starts.count ? starts[number + 1] : content.count
      let section = UnsafeBufferPointer(rebasing: content[..<end])
      var parser = YAMLParser(section, survey, from: starts[number], writtenCount: writtenCount)
      parser.readDocumentsDirectly()
      let reached = parser.index
      return (trees: parser.finish(), reached: reached, isComplete: reached == end)
    }
    for section in read {
      trees.append(section.trees)
      end = section.reached
      if !section.isComplete { break }
    }
  }

  /// The starts of the sections: the first byte, and lines `---` that are at least a section's size apart.
  private static func starts(in bytes: UnsafeBufferPointer<UInt8>, from first: Int, every size: Int) -> [Int]
  {
    var starts = [first]
    var start = first
    while let marker = YAMLParser.nextMarker(in: bytes, after: start + size) {
      starts.append(marker)
      start = marker
    }
    return starts
  }
}
