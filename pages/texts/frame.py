"""Words that Streamlit itself writes, in English only: Streamlit's text: (Chinese, English).

{} stands for what Streamlit puts there, a label or a number. No option changes these words, so the component
in the bar puts ours in their place (geo/web/static/pages/frame.js).
"""

from geo.text.formats import MAX_ARCHIVE_BYTES

MEGABYTE = 1024 * 1024

FRAME: dict[str, tuple[str, str]] = {
    "Skip to main content": ("跳到正文", "Skip to main content"),
    "Expand sidebar": ("打开菜单与筛选", "Open menu and filters"),
    "Collapse sidebar": ("收起菜单与筛选", "Close menu and filters"),
    "Sidebar": ("菜单与筛选", "Menu and filters"),
    "App pages": ("页面", "Pages"),
    "Close": ("关闭", "Close"),
    "Page not found": ("没有这个页面", "Page not found"),
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "这个地址没有页面，下面是地图。",
        "There is no page at this address; the map is shown instead.",
    ),
    "Upload": ("选择文件", "Choose files"),
    "file upload": ("选择文件", "Choose files"),
    f"{MAX_ARCHIVE_BYTES // MEGABYTE}MB per file": ("或拖放到这里", "or drop them here"),
    "Add files": ("添加文件", "Add files"),
    "Navigate to home page": ("回到首页", "Go to the start page"),
    "Drag and drop files here": ("把文件拖放到这里", "Drop files here"),
    "Press Enter to apply": ("按回车键确认", "Press Enter to apply"),
    "Press Ctrl+Enter to apply": ("按 Ctrl+Enter 确认", "Press Ctrl+Enter to apply"),
    "Press ⌘+Enter to apply": ("按 ⌘+Enter 确认", "Press ⌘+Enter to apply"),
    "Press Enter to submit form": ("按回车键提交", "Press Enter to submit"),
    "Choose an option": ("请选择", "Choose one"),
    "No results": ("没有结果", "No results"),
    "No options to select": ("没有可选的", "Nothing to choose from"),
    "Clear value": ("清空", "Clear"),
    "Clear all": ("全部清空", "Clear all"),
    "Clear date": ("清空日期", "Clear date"),
    "Clear dates": ("清空日期", "Clear dates"),
    "Choose date": ("选择日期", "Choose date"),
    "Choose date range": ("选择日期范围", "Choose date range"),
    "Previous month": ("上个月", "Previous month"),
    "Next month": ("下个月", "Next month"),
    "Select all": ("全选", "Select all"),
    "Selected values": ("已选", "Selected values"),
    "Remove {}": ("移除 {}", "Remove {}"),
    "Select {} matches": ("选中 {} 项", "Select {} matches"),
    "Pagination": ("翻页", "Pages"),
    "Previous page": ("上一页", "Previous page"),
    "Next page": ("下一页", "Next page"),
    "Page {}": ("第 {} 页", "Page {}"),
    "Increment": ("增加", "Increase"),
    "Decrement": ("减少", "Decrease"),
    "Open": ("打开", "Open"),
    "Notifications": ("通知", "Notifications"),
    "Scroll tabs left": ("向左滚动", "Scroll tabs left"),
    "Scroll tabs right": ("向右滚动", "Scroll tabs right"),
}
