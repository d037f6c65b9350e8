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
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Note(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame) left.TrySetResult();
        }

        void Load(object? sender, IPage its) => loaded.TrySetResult();

        // Both are listened for before: a page that comes fast is not missed.
        page.FrameNavigated += Note;
        page.Load += Load;
        try
        {
            await act();
            await left.Task.WaitAsync(Longest);
            if (!await IsThereAsync(page)) await loaded.Task.WaitAsync(Longest);
        }
        finally
        {
            page.FrameNavigated -= Note;
            page.Load -= Load;
        }
    }

    private static async Task<bool> IsThereAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            return false; // It went on to another page at this moment.
        }
    }
}
