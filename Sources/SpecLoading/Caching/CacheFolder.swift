/// The folder in which Portolan stores reproducible data: the values and programs of specs, and modules.
///
/// - `specs/<key>/`: the value of an evaluated spec
/// - `programs/<key>/`: the program of a compiled spec
/// - `modules/`: the compiler's module cache
/// - `libraries/`: digests of Portolan's library
public struct CacheFolder: Sendable {
  /// The folder's path.
  public let path: String

  var records: String { "\(path)/specs" }
  var programs: String { "\(path)/programs" }
  var modules: String { "\(path)/modules" }
  var digests: String { "\(path)/libraries" }

  /// Creates a cache in a folder, which need not exist.
  public init(_ path: String) { self.path = path }

  /// The user's cache: `PORTOLAN_CACHE`, or `portolan` in `XDG_CACHE_HOME` or in `~/.cache` (`~/Library/Caches` on
  /// macOS).
  ///
  /// Nil if the environment sets none of them; nothing is cached then.
  public init?(in environment: [String: String]) {
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
    } else if let home = folder("HOME") {
      path = "\(home)/\(usual)/portolan"
    } else {
      return nil
    }
  }

  /// The absolute path of the compiler's module cache, which is created if necessary; nil if that fails.
  func usableModules() -> String? {
    try? Files.makeFolder(modules)
    return Files.isWritable(modules) ? Files.realPath(modules) : nil
  }

  /// Removes Portolan's data from the folder, and the folder itself if it is then empty.
  ///
  /// - Throws: ``SpecLoadingError`` if something cannot be removed.
  public func clear() throws(SpecLoadingError) {
    do throws(FileError) {
      for folder in [records, programs, modules, digests] { try Files.remove(folder) }
    } catch {
      throw SpecLoadingError(.cannotWrite, .cannotClearCache(error.path, error.reason))
    }
    Files.removeIfEmpty(path)
  }
}
