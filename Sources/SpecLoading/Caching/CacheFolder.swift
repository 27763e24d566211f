/// The cache folder, in which Portolan stores reproducible data: values and programs of specs, and modules.
///
/// - `specs/<key>/`: the value of an evaluated spec
/// - `programs/<key>/`: the program of a compiled spec
/// - `modules/`: the compiler's module cache
/// - `libraries/`: digests of Portolan's library
/// - `CACHEDIR.TAG`: the marker of a cache: backup tools can skip a folder with this file, and Portolan clears only
///   such a folder
package struct CacheFolder: Sendable {
  /// The folder's path.
  package let path: String

  /// Whether the folder is named after Portolan, so that no other program uses it.
  private var isOwnName = false

  private var marker: String { "\(path)/CACHEDIR.TAG" }
  private static let markerText =
    "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of portolan and can be removed.\n"

  var records: String { "\(path)/specs" }
  var programs: String { "\(path)/programs" }
  var modules: String { "\(path)/modules" }
  var digests: String { "\(path)/libraries" }

  /// Creates a cache in a folder, which need not exist.
  package init(_ path: String) { self.path = path }

  /// The user's cache: `PORTOLAN_CACHE`, or `portolan` in `XDG_CACHE_HOME` or in `~/.cache` (`~/Library/Caches` on
  /// macOS).
  ///
  /// If the environment sets neither these variables nor `HOME`, the result is nil, and nothing is cached.
  package init?(in environment: [String: String]) {
    func folder(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    #if os(macOS)
      let usual = "Library/Caches"
    #else
      let usual = ".cache"
    #endif
    if let chosen = folder("PORTOLAN_CACHE") {
      path = chosen
    } else if let caches = folder("XDG_CACHE_HOME") {
      path = "\(caches)/portolan"
      isOwnName = true
    } else if let home = folder("HOME") {
      path = "\(home)/\(usual)/portolan"
      isOwnName = true
    } else {
      return nil
    }
  }

  /// The absolute path of the compiler's module cache, which is created if necessary; nil if that fails.
  func usableModules() -> String? {
    try? Files.makeFolder(modules)
    return Files.isWritable(modules) ? Files.realPath(modules) : nil
  }

  /// Creates the folder with its marker if it does not exist.
  ///
  /// - Returns: why the folder must not be used; nil if it can be used. Portolan runs programs from the folder, so
  ///   other users must not be able to write to it. `clear()` removes its content, so the folder must be a cache.
  func reasonNotToUse() -> String? {
    guard let ownership = Files.ownership(of: path) else {
      // A folder that cannot be created is reported when the first entry cannot be stored.
      if (try? Files.makeFolder(path)) != nil { mark() }
      return nil
    }
    if let reason = ownership.reasonNotToTrust { return reason }
    if hasMarker { return nil }
    guard isOwnName || (try? Files.names(in: path))?.isEmpty ?? false else {
      return "the folder contains other files, but no CACHEDIR.TAG of portolan"
    }
    mark()
    return nil
  }

  private func mark() { try? Files.save(Array(Self.markerText.utf8), to: marker) }

  private var hasMarker: Bool {
    (try? Files.contents(of: marker, upTo: 1024))?.starts(with: Self.markerText.utf8) ?? false
  }

  /// Removes Portolan's data from the folder, and the folder itself if it is then empty.
  ///
  /// - Throws: ``SpecLoadingError`` if something cannot be removed.
  package func clear() throws(SpecLoadingError) {
    guard Files.exists(path), (try? Files.names(in: path))?.isEmpty != true else {
      return Files.removeIfEmpty(path)
    }
    guard hasMarker else {
      throw SpecLoadingError(
        .cannotWrite, .cannotClearCache(path, "the folder contains no CACHEDIR.TAG of portolan"))
    }
    do throws(FileError) {
      for folder in [records, programs, modules, digests] { try Files.remove(folder) }
    } catch {
      throw SpecLoadingError(.cannotWrite, .cannotClearCache(error.path, error.reason))
    }
    // The marker stays while the folder has other content, so that it remains a cache.
    if (try? Files.names(in: path)) == ["CACHEDIR.TAG"] { try? Files.remove(marker) }
    Files.removeIfEmpty(path)
  }
}
