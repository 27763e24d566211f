/// The style sheet of the page around a picture.
enum HTMLStyle {
  static let sheet = """
    :root{color-scheme:light dark}
    *{box-sizing:border-box}
    html,body{height:100%;margin:0}
    body{display:flex;flex-direction:column;background:#fff;color:#1f2937;
    font:14px/1.45 Inter,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
    header{display:flex;gap:12px;align-items:center;padding:10px 16px;border-bottom:1px solid #d8dee6}
    h1{font-size:16px;font-weight:600;margin:0;flex:1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
    input,button{font:inherit;color:inherit;background:transparent;border:1px solid #b9c3cf;border-radius:6px;padding:4px 10px}
    input{width:220px}
    button{cursor:pointer}
    #found{color:#5b6675;min-width:70px}
    .buttons{display:flex;gap:4px}
    main{flex:1;display:flex;min-height:0}
    #view{flex:1;overflow:hidden;cursor:grab;touch-action:none;min-width:0}
    #view.moving{cursor:grabbing}
    #view svg{display:block;width:100%!important;height:100%!important}
    svg .title,svg .summary{display:none}
    .node{cursor:pointer}
    .node:focus{outline:none}
    .node:focus-visible .box,.node.chosen .box{stroke-width:3}
    svg.dimmed .node[id]:not(.near),svg.dimmed .edge[data-from]:not(.near){opacity:.18}
    .edge.near .line{stroke-width:2.2}
    aside{width:330px;overflow:auto;border-left:1px solid #d8dee6;padding:14px 16px}
    aside h2{font-size:15px;margin:0 0 4px;overflow-wrap:anywhere}
    aside h3{font-size:12px;text-transform:uppercase;letter-spacing:.04em;color:#5b6675;margin:16px 0 4px}
    aside ul{list-style:none;margin:0;padding:0}
    aside li{padding:5px 0;border-top:1px solid #e6eaef;overflow-wrap:anywhere}
    aside small{display:block;color:#5b6675}
    aside .link{border:0;padding:0;font-weight:600;text-align:left;text-decoration:underline}
    aside .close{float:right}
    .bad{color:#b91616}
    @media (prefers-color-scheme:dark){
    body{background:#0f141b;color:#e6ebf2}
    header,aside{border-color:#2b3542}aside li{border-color:#232c37}
    input,button{border-color:#46525f}
    #found,aside h3,aside small{color:#a9b6c6}
    .bad{color:#ff8f8f}
    }
    """
}
