/// A violation of YAML's syntax.
struct YAMLSyntaxError: Error {
  /// The token that was expected at the position.
  enum Expectation {
    case keyWithColon, keyInColumn, noKey, noSecondKey
    case itemInColumn, noItem
    case listEnd, mapEnd
    case value, valueStart
    case indentation
    case closingQuote, closingQuoteBeforeMarker
    case escape, hexadecimalDigits, characterCode
    case blockIndentation
    case lineEnd
    case anchorName
    case tagName, tagEnd, verbatimTagEnd, tagHandle, knownHandle, escapedOctet, octets
    case directive, directiveName, blankInDirective, versionNumber, supportedVersion
    case singleVersion, singleHandle
    case documentStart
  }

  /// The kind of an incomplete element.
  enum Whole {
    case map, list, quotedText, block, text
  }

  var expectation: Expectation
  /// The byte offset of what was found instead.
  var offset: Int
  /// The incomplete element and the byte offset of its start.
  var whole: (kind: Whole, start: Int)?

  init(_ expectation: Expectation, at offset: Int, in whole: Whole? = nil, from start: Int = 0) {
    (self.expectation, self.offset) = (expectation, offset)
    self.whole = whole.map { ($0, start) }
  }
}

extension YAMLSyntaxError.Expectation {
  /// The second half of a message of the form "found …, expected …".
  var description: String {
    switch self {
    case .keyWithColon: "a key followed by ':'"
    case .keyInColumn: "a key in the column of the keys before it"
    case .noKey: "no key here"
    case .noSecondKey:
      "no key here; a key starts on its own line, in the column of the keys before it, and text that contains ': ' needs quotes"
    case .itemInColumn: "'-' in the column of the items before it"
    case .noItem: "no list here; a list starts on its own line"
    case .listEnd: "',' or ']'"
    case .mapEnd: "',' or '}'"
    case .value: "a value"
    case .valueStart: "the start of a value, indented with spaces; text that starts like this needs quotes"
    case .indentation: "spaces for the indentation"
    case .closingQuote: "a closing quote"
    case .closingQuoteBeforeMarker: "a closing quote before the document marker"
    case .escape: "one of YAML's escapes, or '\\\\' for a backslash"
    case .hexadecimalDigits: "hexadecimal digits"
    case .characterCode: "the code point of a Unicode character, at most 10FFFF and not a surrogate"
    case .blockIndentation: "an indentation from 1 to 9"
    case .lineEnd: "a comment or the end of the line"
    case .anchorName: "the name of an anchor"
    case .tagName: "the name of a tag"
    case .tagEnd: "a space or the end of the line after the tag"
    case .verbatimTagEnd: "'>' at the end of the tag"
    case .tagHandle: "a tag handle, such as '!e!'"
    case .knownHandle: "a tag of a known handle, such as '!!str'"
    case .escapedOctet: "'%' with two hexadecimal digits"
    case .octets: "the escaped bytes of a UTF-8 character"
    case .directive: "the directive '%YAML' or '%TAG'"
    case .directiveName: "the name of a directive"
    case .blankInDirective: "a space"
    case .versionNumber: "a version such as '1.2'"
    case .supportedVersion: "the version 1.1 or 1.2"
    case .singleVersion: "one '%YAML' directive for each document"
    case .singleHandle: "one '%TAG' directive for each handle"
    case .documentStart: "'---' or the end of the file"
    }
  }
}

extension YAMLSyntaxError.Whole {
  /// The word for the element in a message.
  var description: String {
    switch self {
    case .map: "map"
    case .list: "list"
    case .quotedText: "quoted text"
    case .block: "block of text"
    case .text: "text"
    }
  }
}
