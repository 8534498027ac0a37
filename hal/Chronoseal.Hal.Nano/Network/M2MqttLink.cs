using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// A connection to one MQTT 3.1.1 broker by nanoFramework.M2Mqtt 5.1.220. A new client for each <see cref="Connect"/>, in a
    /// thread of its own, because M2Mqtt's connect has no time-out of ours: an attempt given up ends up to 30 s later, and the
    /// next one waits for that within its own time. M2Mqtt sends a QoS 1 message three times, one second apart, and then gives up, and now and then
    /// swallows an acknowledgement: whatever is not settled within <see cref="LostAfterMilliseconds"/> is reported lost.
    /// <para>
    /// M2Mqtt allocates the packet and its bookkeeping a message. An acknowledgement may reach the sink before
    /// <see cref="Publish"/> has returned to its caller: the sink must be able to store it. With TLS the platform checks the
    /// broker's certificate against its stored roots and the endpoint's (it always takes both), and where its image was built to check validity,
    /// against its own clock. Nothing of ours sets that clock: the image's SNTP client has to, before a certificate is believed. What the platform
    /// says of a failed handshake tells neither whose certificate nor which check it was.
    /// </para>
    /// The will is QoS 1 and retained.
    /// </summary>
    public sealed partial class M2MqttLink : IMqttLink
    {
        /// <summary>The most QoS 1 messages under way; <see cref="Publish"/> is <see cref="Outcome.NotReady"/> beyond.</summary>
        public const int WindowLimit = 8;

        /// <summary>The most messages that the client may hold: the window, QoS 0 messages, and received ones. M2Mqtt itself sets no limit.</summary>
        public const int ClientQueueLimit = 32;

        /// <summary>After this time without an answer a message is reported lost, in milliseconds.</summary>
        public const int LostAfterMilliseconds = 10000;

        private const int SweepMilliseconds = 2000;
        private const int SubscribeTimeoutMilliseconds = 5000;
        private const int CloseMilliseconds = 250;

        private readonly object _sync = new object();
        private readonly AutoResetEvent _subscribed = new AutoResetEvent(false);
        private readonly MqttInflight _inflight = new MqttInflight(WindowLimit);
        private readonly ICounter _counter;
        private readonly MqttEndpoint _endpoint;
        private readonly MqttCertificates _certificates;
        private IMqttSink _sink;
        private MqttConnectWork _attempt;
        private MqttConnectWork _left;
        private MqttClient _client;
        private Timer _sweep;
        private bool _isOpen;
        private int _subscribeId;
        private bool _isGranted;

        private M2MqttLink(ICounter counter, MqttEndpoint endpoint, MqttCertificates certificates)
        {
            _counter = counter;
            _endpoint = endpoint;
            _certificates = certificates;
        }

        /// <summary>Makes a link; nothing is connected yet. Parses the certificates, once.</summary>
        /// <param name="counter">The counter that times the window.</param>
        /// <param name="endpoint">The broker; IPv4 only.</param>
        /// <param name="link">The link; null unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a host or port that is none, or certificates that the platform cannot read.</returns>
        public static Outcome Create(ICounter counter, MqttEndpoint endpoint, out IMqttLink link)
        {
            link = null;
            bool isPeer = endpoint.Host != null && endpoint.Host.Length > 0 && endpoint.Port > 0 && endpoint.Port <= 65535;
            if (!isPeer || !MqttCertificates.TryRead(endpoint, out MqttCertificates certificates))
            {
                return Outcome.OutOfRange;
            }

            link = new M2MqttLink(counter, endpoint, certificates);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public bool IsConnected
        {
            get
            {
                lock (_sync)
                {
                    return IsUsable();
                }
            }
        }

        /// <inheritdoc/>
        public LinkFailure Failure { get; private set; }

        /// <inheritdoc/>
        public void Attach(IMqttSink sink)
        {
            if (sink == null)
            {
                throw new ArgumentNullException();
            }

            lock (_sync)
            {
                if (_sink != null)
                {
                    throw new InvalidOperationException();
                }

                _sink = sink;
            }
        }

        /// <inheritdoc/>
        public Outcome Connect(MqttSession session)
        {
            Failure = LinkFailure.None;
            if (_sink == null || !MqttRules.IsSession(session))
            {
                return Outcome.OutOfRange;
            }

            long allowedMilliseconds = session.ConnectTimeoutMilliseconds;
            allowedMilliseconds -= allowedMilliseconds > 2 * CloseMilliseconds ? CloseMilliseconds : 0;
            long deadlineMicroseconds = _counter.Microseconds + (allowedMilliseconds * 1000);
            if (_left != null && !_left.Wait(_counter, deadlineMicroseconds))
            {
                Failure = LinkFailure.NoAnswer;
                return Outcome.Timeout;
            }

            _left = null;
            if (Drop(out MqttClient previous))
            {
                Shut(previous);
            }

            return Attempt(new MqttConnectWork(this, session, _endpoint, _certificates), deadlineMicroseconds);
        }

        /// <inheritdoc/>
        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (!MqttRules.IsTopic(topic) || (count != 0 && !Buffers.Holds(payload, 0, count)))
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                if (!IsUsable())
                {
                    return Outcome.BusFault;
                }

                return atLeastOnce ? PublishAtLeastOnce(topic, payload, count, retain, out messageId) : PublishOnce(topic, payload, count, retain);
            }
        }

        /// <summary>
        /// Asks for messages of a topic filter and waits up to 5 s for the broker's answer: <see cref="Outcome.DeviceError"/> if it
        /// refuses, <see cref="Outcome.Timeout"/> if it is silent. Not from a sink's method: the answer arrives in the same thread. Allocates.
        /// </summary>
        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            if (!MqttRules.IsFilter(topicFilter))
            {
                return Outcome.OutOfRange;
            }

            try
            {
                lock (_sync)
                {
                    if (!IsUsable())
                    {
                        return Outcome.BusFault;
                    }

                    MqttQoSLevel level = atLeastOnce ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce;
                    _subscribed.Reset();
                    _isGranted = false;
                    _subscribeId = _client.Subscribe(new string[] { topicFilter }, new MqttQoSLevel[] { level });
                }
            }
            catch (Exception)
            {
                // The client throws several kinds for a filter or a state that it does not like.
                return Outcome.BusFault;
            }

            return AwaitSubscription();
        }

        /// <inheritdoc/>
        public void Disconnect()
        {
            if (!Drop(out MqttClient client))
            {
                return;
            }

            try
            {
                client.Disconnect();
            }
            catch (Exception)
            {
                // The connection broke first; the broker then publishes the will, as it should.
            }

            Shut(client);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Drop(out MqttClient client))
            {
                Shut(client);
            }

            MqttConnectWork left = _left;
            _left = null;
            if (left != null)
            {
                left.Abandon();
            }
        }

        /// <summary>Closes a client and what it left running. Takes 0.2 s, 2.2 s at most.</summary>
        internal static void Shut(MqttClient client)
        {
            try
            {
                if (client != null)
                {
                    client.Close();
                }
            }
            catch (Exception)
            {
                // A client that cannot be closed is left to the collector.
            }
        }

        /// <summary>Takes over a client before it connects, so that no message of a kept session is missed. False for an attempt that was given up.</summary>
        internal bool Adopt(MqttConnectWork work, MqttClient client)
        {
            lock (_sync)
            {
                if (work != _attempt)
                {
                    return false;
                }

                _client = client;
            }

            client.MqttMsgPublished += OnPublished;
            client.MqttMsgPublishReceived += OnReceived;
            client.MqttMsgSubscribed += OnSubscribed;
            client.ConnectionClosed += OnClosed;
            return true;
        }

        private Outcome Attempt(MqttConnectWork work, long deadlineMicroseconds)
        {
            lock (_sync)
            {
                _attempt = work;
            }

            work.Start();
            bool isDone = work.Wait(_counter, deadlineMicroseconds);
            Outcome outcome = isDone ? work.Outcome : Outcome.Timeout;
            outcome = Settle(outcome);
            Failure = !isDone ? LinkFailure.NoAnswer : outcome == Outcome.BusFault && work.Failure == LinkFailure.None ? LinkFailure.Lost : work.Failure;
            if (!isDone)
            {
                work.Abandon();
                _left = work;
            }

            return outcome;
        }

        private Outcome Settle(Outcome outcome)
        {
            lock (_sync)
            {
                _attempt = null;
                if (outcome != Outcome.Ok)
                {
                    _client = null;
                    return outcome;
                }

                if (_client == null)
                {
                    // Lost again between CONNACK and here.
                    return Outcome.BusFault;
                }

                _isOpen = true;
                _sweep = new Timer(Sweep, null, SweepMilliseconds, SweepMilliseconds);
                return Outcome.Ok;
            }
        }

        private bool IsUsable()
        {
            return _isOpen && _client != null && _client.IsConnected;
        }

        /// <summary>Lets go of the client, if there is an open one.</summary>
        private bool Drop(out MqttClient client)
        {
            lock (_sync)
            {
                client = _client;
                bool wasOpen = _isOpen && client != null;
                _client = null;
                _isOpen = false;
                _inflight.Clear();
                if (_sweep != null)
                {
                    _sweep.Dispose();
                    _sweep = null;
                }

                return wasOpen;
            }
        }

        private Outcome PublishAtLeastOnce(string topic, byte[] payload, int count, bool retain, out int messageId)
        {
            messageId = 0;
            MqttSlot slot = _inflight.Rent(payload, count);
            if (slot == null)
            {
                return Outcome.NotReady;
            }

            try
            {
                messageId = _client.Publish(topic, slot.Payload, null, null, MqttQoSLevel.AtLeastOnce, retain);
                slot.MessageId = messageId;
                slot.SentMicroseconds = _counter.Microseconds;
                return Outcome.Ok;
            }
            catch (Exception fault)
            {
                _inflight.Forget(slot);
                return JudgePublish(fault);
            }
        }

        /// <summary>Allocates the payload: nothing tells when the client is done with a QoS 0 message.</summary>
        private Outcome PublishOnce(string topic, byte[] payload, int count, bool retain)
        {
            try
            {
                byte[] copy = new byte[count];
                if (count > 0)
                {
                    Array.Copy(payload, 0, copy, 0, count);
                }

                _client.Publish(topic, copy, null, null, MqttQoSLevel.AtMostOnce, retain);
                return Outcome.Ok;
            }
            catch (Exception fault)
            {
                return JudgePublish(fault);
            }
        }

        private static Outcome JudgePublish(Exception fault)
        {
            // A full queue clears by itself; anything else that the client throws means that the connection is in a bad state.
            MqttClientException refusal = fault as MqttClientException;
            return refusal != null && refusal.ErrorCode == MqttClientErrorCode.InflightQueueFull ? Outcome.NotReady : Outcome.BusFault;
        }

        private Outcome AwaitSubscription()
        {
            if (!_subscribed.WaitOne(SubscribeTimeoutMilliseconds, false))
            {
                return Outcome.Timeout;
            }

            lock (_sync)
            {
                return _isGranted ? Outcome.Ok : Outcome.DeviceError;
            }
        }
    }
}
