import Diagnostics
import Testing

@testable import SpecLoading

struct CacheFolderTests {
  @Test(arguments: [
    (["PORTOLAN_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
    (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/portolan"),
    (["PORTOLAN_CACHE": "", "XDG_CACHE_HOME": "", "HOME": ""], nil),
    ([:], nil),
  ])
  func `the environment determines the cache folder`(_ environment: [String: String], _ path: String?) {
    #expect(CacheFolder(in: environment)?.path == path)
  }

  @Test func `clearing removes only Portolan's files`() throws {
    let bench = try Workbench()
    let cache = bench.cache
    try cache.clear()
    for folder in [cache.records, cache.programs, cache.modules, cache.digests] {
      try Files.makeFolder("\(folder)/one")
    }
    try Files.save([1], to: "\(cache.path)/letter")
    try cache.clear()
    #expect(try Files.names(in: cache.path) == ["letter"])

    try Files.remove("\(cache.path)/letter")
    try cache.clear()
    #expect(!Files.exists(cache.path))
  }

  @Test func `fields of a digest are unambiguous`() {
    func digest(_ lists: [[String]]) -> String {
      var digest = FieldDigest()
      for list in lists { digest.add(list) }
      return digest.hexadecimal()
    }
    let digests = [[["ab"], []], [["a", "b"], []], [["a"], ["b"]], [["ab", ""], []], [[], ["ab"]]].map(digest)
    #expect(Set(digests).count == digests.count)
    #expect(digests[0].count == 64)
  }
}
