using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>Going from page to page by something that is pressed.</summary>
internal static class Leaving
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Does it, and waits until the next page is there.</summary>
    internal static async Task LeaveByAsync(this IPage page, Func<Task> act)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame) left.TrySetResult();
        }

        page.FrameNavigated += Note;
        try
        {
            await act();
            await left.Task.WaitAsync(Longest);
        }
        finally
        {
            page.FrameNavigated -= Note;
        }

        await page.WaitForLoadStateAsync();
    }
}
