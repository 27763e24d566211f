/// The files that run a system's experiments, each with the header of rendered files.
package struct ExperimentFiles: Sendable {
  private let system: SystemObjects

  package init(_ system: SystemObjects) { self.system = system }

  /// The files, by name.
  package var files: [RenderedFile] {
    let header = FileHeader(app: system.app)
    return system.experiments.map { name, text in
      let line = CommentForm(of: name).map(header.line) ?? ""
      // The header is the second line of a script with an interpreter, and of a JSON document.
      guard text.hasPrefix("#!") || text.hasPrefix("{\n"), let end = text.firstIndex(of: "\n") else {
        return RenderedFile(name: name, bytes: Array((line + text).utf8))
      }
      let rest = text.index(after: end)
      return RenderedFile(name: name, bytes: Array((text[..<rest] + line + text[rest...]).utf8))
    }
  }
}
