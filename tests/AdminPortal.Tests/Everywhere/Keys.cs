using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>
/// Somebody who has a keyboard and nothing else. At each stop on the way the focus must be seen, and nothing may lie
/// over it (WCAG 2.4.7, 2.4.11).
/// </summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 200;

    /// <summary>What has the focus: its words, and what is wrong with how it is shown.</summary>
    private const string Stop =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return ['', ''];
          const label = e.labels?.[0];
          const shown = label && ['radio', 'checkbox'].includes(e.type) ? label : e;
          const words = (label?.innerText || e.getAttribute('aria-label') || e.innerText || e.name || '').trim();
          const box = shown.getBoundingClientRect();
          const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) =>
            document.elementFromPoint(box.left + box.width * x, box.top + Math.min(box.height, innerHeight) * y));
          const isSeen = points.some(p => p && (p === shown || shown.contains(p) || p.contains(shown) || p === e));
          const marked = s => s.boxShadow !== 'none' || s.outlineStyle !== 'none' && s.outlineWidth !== '0px';
          const styles = [getComputedStyle(e), getComputedStyle(shown), getComputedStyle(shown, '::before')];
          const isMarked = styles.some(marked);
          return [words, !isSeen ? 'is hidden' : !isMarked ? 'is not marked' : ''];
        }
        """;

    /// <summary>Whether the focus is on a radio button of the group that has one called so.</summary>
    private const string Beside =
        """
        words => {
          const e = document.activeElement;
          return e?.type === 'radio' && [...e.form.elements].some(o => o.type === 'radio' && o.name === e.name
            && o.labels[0]?.innerText.trim().startsWith(words));
        }
        """;

    /// <summary>Goes on with Tab to what is called so, whatever kind of thing it is.</summary>
    internal async Task ToAsync(string words)
    {
        var passed = new List<string>();
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<string[]>(Stop);
            passed.Add(stop[0]);
            if (stop[0].Length > 0)
                Assert.True(stop[1].Length == 0, $"{page.Url}: the focus on “{stop[0]}” {stop[1]}.");
            if (stop[0].StartsWith(words, StringComparison.Ordinal)) return;
            if (await page.EvaluateAsync<bool>(Beside, words)) return;
        }

        Assert.Fail($"{page.Url}: Tab never comes to “{words}”, only to {string.Join(" | ", passed.Distinct())}");
    }

    /// <summary>Goes there and chooses it. Of radio buttons, Tab comes to one and arrows to the others.</summary>
    internal async Task ChooseAsync(string words)
    {
        await ToAsync(words);
        for (var i = 0; i < MostStops && !await IsAtAsync(words); i++) await page.Keyboard.PressAsync("ArrowDown");
        if (!await page.EvaluateAsync<bool>("() => document.activeElement.checked"))
            await page.Keyboard.PressAsync("Space");
    }

    private async Task<bool> IsAtAsync(string words) =>
        (await page.EvaluateAsync<string[]>(Stop))[0].StartsWith(words, StringComparison.Ordinal);

    /// <summary>Goes there and unfolds it.</summary>
    internal async Task OpenAsync(string words)
    {
        await ToAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes there and types.</summary>
    internal async Task TypeAsync(string words, string text)
    {
        await ToAsync(words);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes there and presses Enter, which leads to another page.</summary>
    internal async Task FollowAsync(string words)
    {
        await ToAsync(words);
        await page.LeaveByAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal(0, await page.Locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").CountAsync());
    }

    /// <summary>The way out of every page.</summary>
    internal async Task LeaveAsync()
    {
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("Shift");
    }
}
