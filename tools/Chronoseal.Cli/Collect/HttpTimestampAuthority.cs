using System.Net.Http.Headers;

namespace Chronoseal.Cli.Collect
{
    /// <summary>An authority behind a URL (RFC 3161, 3.4).</summary>
    public sealed class HttpTimestampAuthority : ITimestampAuthority
    {
        private const string QueryType = "application/timestamp-query";

        private readonly Uri _url;
        private readonly HttpClient _client;

        /// <summary>Asks this URL. Redirections are not followed: who answers is agreed upon, not found out.</summary>
        public HttpTimestampAuthority(Uri url)
        {
            _url = url;
            _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
            {
                Timeout = TimeSpan.FromMilliseconds(CollectLimits.AuthorityMilliseconds),
                MaxResponseContentBufferSize = CollectLimits.AuthorityBytes,
            };
        }

        /// <inheritdoc/>
        public bool TryAsk(byte[] query, out byte[] response, out string fault)
        {
            response = [];
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(query) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(QueryType);
                using HttpResponseMessage answer = _client.Send(request);
                fault = answer.IsSuccessStatusCode ? "" : $"{_url.Authority} answered {(int)answer.StatusCode}";
                using Stream body = answer.Content.ReadAsStream();
                using var bytes = new MemoryStream();
                body.CopyTo(bytes);
                response = bytes.ToArray();
                return fault.Length == 0;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                fault = exception is OperationCanceledException
                    ? $"{_url.Authority} did not answer within {CollectLimits.AuthorityMilliseconds} ms"
                    : $"{_url.Authority}: {exception.Message}";
                return false;
            }
        }

        /// <inheritdoc/>
        public void Dispose() => _client.Dispose();
    }
}
