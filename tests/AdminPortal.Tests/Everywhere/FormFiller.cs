using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>One form of a page, by its place on it.</summary>
internal sealed class FormFiller(IPage page, int number)
{
    private const string Forms = "main form[method=post]";
    private const string Typed = "Typed by somebody, to be kept";

    private const string Fields =
        """
        const form = document.querySelectorAll('main form[method=post]')[number];
        const canSend = form && form.querySelector('button, input[type=submit]');
        const fields = canSend ? [...form.elements].filter(f => f.name && !f.disabled && !f.readOnly
          && !['hidden', 'file', 'submit', 'button', 'fieldset', 'password'].includes(f.type)) : [];
        """;

    internal static Task<int> CountAsync(IPage page) => page.Locator(Forms).CountAsync();

    internal Task<bool> HasFieldsAsync() =>
        page.EvaluateAsync<bool>($"number => {{ {Fields} return fields.length > 0; }}", number);

    /// <summary>Takes out everything that is in it.</summary>
    internal Task EmptyAsync() => page.EvaluateAsync(
        $$"""
        number => { {{Fields}}
          for (const f of fields) if (f.type === 'radio' || f.type === 'checkbox') f.checked = false; else f.value = '';
        }
        """, number);

    /// <summary>Answers everything but what the first line of the summary is about.</summary>
    internal Task FillAllButFirstErrorAsync() => page.EvaluateAsync(
        $$"""
        ([number, typed]) => { {{Fields}}
          const link = document.querySelector('.govuk-error-summary a');
          const left = link && document.getElementById(link.hash.slice(1))?.closest('.govuk-form-group--error');
          for (const f of fields) {
            f.removeAttribute('maxlength');
            if (left?.contains(f)) continue;
            if (f.type === 'checkbox' || f.type === 'radio') {
              if (f.type === 'checkbox' || !fields.some(o => o.name === f.name && o.checked)) f.checked = true;
            } else if (f.tagName === 'SELECT') f.selectedIndex = f.options.length - 1;
            else f.value = typed;
            f.dispatchEvent(new Event('change', { bubbles: true }));
          }
          window.name = JSON.stringify(fields.filter(f => !left?.contains(f))
            .map(f => [f.name, f.value, f.type === 'checkbox' || f.type === 'radio' ? f.checked : true]));
        }
        """, new object[] { number, Typed });

    /// <summary>What the answer does not have any more of what was sent.</summary>
    internal Task<string[]> LostAsync() => page.EvaluateAsync<string[]>(
        $$"""
        number => { {{Fields}}
          return JSON.parse(window.name).filter(([, , on]) => on).filter(([name, value]) => !fields.some(f =>
              f.name === name && f.value === value && (f.type !== 'radio' && f.type !== 'checkbox' || f.checked)))
            .map(([name, value]) => `loses what was typed at ${name}: ${value}`);
        }
        """, number);

    /// <summary>Presses the button that sends it, which is no other one of the form.</summary>
    internal async Task SendAsync()
    {
        var form = page.Locator(Forms).Nth(number);
        var plain = form.Locator("button:not([formaction]):not([type=button])");
        var button = await plain.CountAsync() > 0 ? plain.Last : form.Locator("button").Last;
        await page.LeaveByAsync(() => button.ClickAsync());
    }

    internal async Task<bool> IsRefusedAsync() => await page.Locator(".govuk-error-summary").CountAsync() > 0;
}
