using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>What every page has: who is signed in, and forms that lose nothing that was typed.</summary>
public abstract class PortalPage : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Person Me => Person.From(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>
    /// The <c>request_id</c> of this form: it stays the same when the form is sent twice, so that nothing happens
    /// twice.
    /// </summary>
    [BindProperty]
    public string RequestId { get; set; } = Guid.CreateVersion7().ToString();

    /// <summary>
    /// When this form was made. What stands for "now" in it is this, so that the form sent again asks for the same.
    /// </summary>
    protected DateTimeOffset FormTime
    {
        get
        {
            var now = HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            return Guid.TryParse(RequestId, out var id) && id.Version == 7 && TimeOf(id) is var made && made <= now
                && made > now.AddDays(-1) ? made : now;
        }
    }

    /// <summary>
    /// Does what a form asks. What the service says against it is shown beside the fields, with all that was typed.
    /// </summary>
    /// <param name="write">Calls the service and says where to go.</param>
    /// <param name="show">Reads again what the page shows besides the form.</param>
    protected async Task<IActionResult> TryAsync(Func<Task<IActionResult>> write, Func<Task>? show = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (ModelState.IsValid)
        {
            try
            {
                return await write();
            }
            catch (RiskPlatformException refused) when (IsForTheForm(refused))
            {
                ServiceErrors.Add(refused, ModelState, FieldOf);
                if (refused is DuplicateRequestException) RenewRequestId();
            }
        }

        if (show is not null) await show();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>
    /// Whether it is said beside the form. A page that was only opened, and that the service does not answer, shows
    /// nothing instead of an empty list: what is not known is not nothing.
    /// </summary>
    private bool IsForTheForm(RiskPlatformException refused) => ServiceErrors.IsForTheForm(refused)
        && !(HttpMethods.IsGet(Request.Method) && refused is (UnavailableException or DeadlineExceededException));

    /// <summary>
    /// The field of this page that a field of the protocol, such as <c>reason.text</c>, was taken from. The last part
    /// of it, in the page's spelling, unless a page says otherwise.
    /// </summary>
    protected virtual string FieldOf(string field) => ServiceErrors.LastPart(field);

    /// <summary>
    /// Says after the next redirect that something was done, in a sentence with nothing personal in it.
    /// </summary>
    protected void Say(string done) => TempData[Said] = done;

    internal const string Said = "said";

    // An id of version 7 begins with its time in 48 bits.
    private static DateTimeOffset TimeOf(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(
        Convert.ToInt64(id.ToString("N")[..12], 16));

    private void RenewRequestId()
    {
        RequestId = Guid.CreateVersion7().ToString();
        ModelState.Remove(nameof(RequestId));
    }
}
