import Diagnostics

/// The output of `swiftc`, for people and for tools.
struct CompilerOutput {
  /// The compiler's output, unchanged except that the spec's folder is inserted before file names at the start of a
  /// line.
  let transcript: String
  /// The errors, with positions relative to the spec's folder.
  private(set) var errors: [Diagnostic] = []
  /// The errors and warnings with a position in the spec, with the compiler's notes.
  let diagnostics: [Diagnostic]
  /// The lines of each error of the transcript, with its notes.
  private let errorTexts: [(place: FileLocation, text: Range<Int>)]
  private let lines: [String]

  init(_ bytes: [UInt8], of sources: SpecSources) {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines: [String] = []
    var diagnostics: [Diagnostic] = []
    var texts: [(place: FileLocation, text: Range<Int>)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let place = SourcePlace(line, of: sources) else {
        lines.append(String(line))
        // A note with a position in the library names a declaration that the spec lacks.
        if let note = line.firstRange(of: ": note: "), !errors.isEmpty {
          errors[errors.endIndex - 1].notes.append(
            Diagnostic.Note(String(line[note.upperBound...]), at: nil))
        }
        continue
      }
      lines.append(sources.path(ofFile: place.location.file) + line.dropFirst(place.location.file.count))
      let location = sources.located(place.location)
      if let message = place.rest.removing(prefix: ": error: ") {
        texts.append((place.location, (lines.count - 1)..<lines.count))
        diagnostics.append(.compilerError(message, at: location))
        errors.append(.compilerError(message, at: place.location))
      } else if let message = place.rest.removing(prefix: ": warning: ") {
        diagnostics.append(.compilerWarning(message, at: location))
      } else if let message = place.rest.removing(prefix: ": note: "), !diagnostics.isEmpty {
        diagnostics[diagnostics.endIndex - 1].notes.append(Diagnostic.Note(message, at: location))
      }
    }
    transcript = lines.joined(separator: "\n")
    self.lines = lines
    self.diagnostics = diagnostics
    // The source line and the notes of an error extend to the next error.
    errorTexts = texts.indices.map { index in
      let end = index + 1 < texts.count ? texts[index + 1].text.lowerBound : lines.count
      return (texts[index].place, texts[index].text.lowerBound..<end)
    }
  }

  /// The part of the transcript about errors.
  func transcript(of errors: [Diagnostic]) -> String {
    let places = Set(errors.compactMap(\.location))
    return errorTexts.filter { places.contains($0.place) }.map { lines[$0.text].joined(separator: "\n") }
      .joined(separator: "\n")
  }
}

extension Substring {
  fileprivate func removing(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
