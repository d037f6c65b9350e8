using System.Collections.Concurrent;
using System.Diagnostics;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Calls;

/// <summary>
/// Which calls of the service one request of a page made, told apart from those of other tests by the trace that the
/// request belongs to.
/// </summary>
internal sealed class CallsOfPages : IDisposable
{
    private readonly ConcurrentQueue<Activity> calls = [];
    private readonly ActivityListener listener;

    internal CallsOfPages()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Grpc.Net.Client" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Grpc.Net.Client") calls.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The methods that were called for a page, in alphabetical order.</summary>
    internal async Task<IReadOnlyList<string>> OfAsync(TestPerson person, string path)
    {
        var trace = ActivityTraceId.CreateRandom();
        var page = await person.OpenAsync(path, trace);
        Assert.True(page.Answer.IsSuccessStatusCode, $"{path} answered {page.Status}: {page.Text}");
        return
        [
            .. calls.Where(c => c.TraceId == trace)
                .Select(c => c.GetTagItem("grpc.method") as string ?? c.DisplayName)
                .Order(StringComparer.Ordinal),
        ];
    }

    public void Dispose() => listener.Dispose();
}
