/// The digest of Portolan's library, which is reused while the files' sizes, times, and inodes are unchanged.
///
/// Hashing several megabytes takes milliseconds in each run; comparing the files' sizes, times, and inodes takes almost
/// none. Cache keys contain the digest of the content, so a rebuilt library with the same bytes uses the same entries.
struct LibraryDigest {
  let text: String

  init(of library: PortolanLibrary, memo folder: String) throws(FileError) {
    let files = try library.files()
    var look = FieldDigest()
    for file in files {
      look.add(file)
      look.add(try Files.info(file).fingerprint)
    }
    var place = FieldDigest()
    place.add(library.folder)
    let memo = "\(folder)/\(place.hexadecimal())"
    let lookDigest = look.hexadecimal()

    let known = (try? Files.contents(of: memo)).map { String(decoding: $0, as: UTF8.self) }
    if let known, known.hasPrefix("\(lookDigest) "), known.utf8.count == 2 * lookDigest.utf8.count + 1 {
      text = String(known.dropFirst(lookDigest.count + 1))
      return
    }
    var content = FieldDigest()
    for file in files {
      content.add(Files.name(of: file))
      content.add(try Files.contents(of: file))
    }
    text = content.hexadecimal()
    // If the digest cannot be stored, the next run reads the files again.
    try? Files.makeFolder(folder)
    try? Files.saveAtomically(Array("\(lookDigest) \(text)".utf8), to: memo)
  }
}
