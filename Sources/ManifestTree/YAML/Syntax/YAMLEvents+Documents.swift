extension YAMLEvents {
  /// Reads the start of a document, or the end of the stream.
  mutating func readDocumentStart() throws(YAMLSyntaxError) {
    var next = try scanner.peek()
    if !allowsBareDocument {
      while next == .documentEnd {
        scanner.skip()
        next = try scanner.peek()
      }
    }
    offset = scanner.tokenStart
    if next == .streamEnd {
      kind = .streamEnd
      return
    }
    kind = .documentStart
    hasDirectives = false
    tagPrefixes = ["!": "!", "!!": "tag:yaml.org,2002:"]
    let isBare = allowsBareDocument && ![.documentStart, .versionDirective, .tagDirective].contains(next)
    allowsBareDocument = false
    frames.append(Frame(kind: .document, start: offset))
    if isBare { return expect(.value) }
    try readDirectives()
    guard try scanner.peek() == .documentStart else {
      throw YAMLSyntaxError(.documentStart, at: scanner.tokenStart)
    }
    scanner.skip()
  }

  private mutating func readDirectives() throws(YAMLSyntaxError) {
    var hasVersion = false
    var handles: Set<String> = []
    while true {
      let next = try scanner.peek()
      guard next == .versionDirective || next == .tagDirective else { return }
      hasDirectives = true
      let token = scanner.token
      if next == .versionDirective {
        if hasVersion { throw YAMLSyntaxError(.singleVersion, at: token.start) }
        hasVersion = true
        guard token.version.major == 1, 1...2 ~= token.version.minor else {
          throw YAMLSyntaxError(.supportedVersion, at: token.start)
        }
      } else {
        let handle = String(decoding: scanner.bytes[token.handle], as: UTF8.self)
        guard handles.insert(handle).inserted else { throw YAMLSyntaxError(.singleHandle, at: token.start) }
        tagPrefixes[handle] = String(decoding: scanner.content(of: token.text), as: UTF8.self)
      }
      scanner.skip()
    }
  }

  /// Reads the content or the end of a document.
  mutating func readDocument(_ frame: Frame) throws(YAMLSyntaxError) {
    let next = try scanner.peek()
    if frame.expectation != .next {
      expect(.next)
      switch next {
      case .versionDirective, .tagDirective, .documentStart, .documentEnd, .streamEnd:
        // Only a marked document may be empty.
        if frame.expectation == .first { return setNull(at: scanner.tokenStart) }
      default: break
      }
      return try readValue(inBlock: true)
    }
    close(.documentEnd, at: scanner.tokenStart)
    if next == .documentEnd { scanner.skip() }
  }
}
