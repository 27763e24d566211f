import KubernetesFacts
import Testing

/// The grammars that checks of specs and of manifests share.
@Suite struct SharedGrammarTests {
  @Test(arguments: ["net.core.somaxconn", "net/core/somaxconn", "kernel.shm_rmid_forced", "a-b.c"])
  func `a kernel parameter has words with separators`(name: String) {
    #expect(SysctlName.canExist(name))
  }

  @Test(arguments: ["", "Net.core", "net..core", "net.core.", "-a.b", "a_.b", "a.b c"])
  func `an invalid kernel parameter is rejected`(name: String) {
    #expect(!SysctlName.accepts(name))
  }

  @Test func `a single word is accepted by the API server, but names no kernel parameter`() {
    #expect(SysctlName.accepts("somaxconn") && !SysctlName.canExist("somaxconn"))
  }

  @Test func `a token has no separators`() {
    #expect(HTTPToken.accepts("x-request-id") && HTTPToken.accepts("!#$%&'*+-.^_`|~"))
    #expect(!HTTPToken.accepts("") && !HTTPToken.accepts("a b") && !HTTPToken.accepts("a:b"))
  }

  @Test func `a path segment is neither a dot nor two dots`() {
    #expect(PathSegment.accepts("system:node") && PathSegment.accepts("..."))
    for text in ["", ".", "..", "a/b", "50%"] { #expect(!PathSegment.accepts(text)) }
  }
}
