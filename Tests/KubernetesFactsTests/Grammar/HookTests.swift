import KubernetesFacts
import Testing

/// The values of hook annotations, as Helm and Argo CD read them.
@Suite struct HookTests {
  @Test(arguments: [
    ("pre-install", true), ("pre-upgrade, Pre-Install", true), ("PRE-INSTALL", true), ("post-install", false),
    ("preinstall", false), ("", false),
  ])
  func `Helm accepts uppercase letters and spaces`(points: String, isBefore: Bool) {
    #expect(HelmHook.runsBeforeInstallation(points) == isBefore)
  }

  @Test(arguments: [("PreSync", true), ("Sync, PreSync", true), ("presync", false), ("Sync", false)])
  func `Argo CD accepts spaces, but distinguishes uppercase letters`(phases: String, isBefore: Bool) {
    #expect(ArgoCDHook.runsBeforeSync(phases) == isBefore)
  }

  @Test func `an object without the annotation is not a hook`() {
    #expect(!HelmHook.runsBeforeInstallation(nil) && !ArgoCDHook.runsBeforeSync(nil))
    #expect(HookKey.values(nil) == [] && HookKey.values("a, b,") == ["a", "b", ""])
  }
}
