import Portolan

@main
struct Texts: App {
  let name = "texts"

  func services(in profile: Profile) -> [Service] {
    Service("web", image: "example.com/web:1") { Port(.http, 8080) }
      .patch(
        .deployment,
        """
        spec:
          template:
            hostUsers: false
        """)
  }

  func resources(in profile: Profile) -> [any AppPart] {
    Object(
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: quota}
      spec:
        hard: {pods: "10"
      """)
    Object(
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: limits}
      spec:
        limts: []
      """)
    Object(
      #"""
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec:
        maxUnavailable: -1
      """#)
    Object("just text")
  }
}
