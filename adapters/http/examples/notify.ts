/** What NHS Notify tells when somebody has read a message in the NHS App. */
export const exampleCallback = {
  data: [
    {
      type: 'ChannelStatus',
      attributes: {
        messageId: '2WL3qFTEFM0qMY8xjRbt1LIKCzM',
        messageReference: '5b0e3c52-8f07-8a41-b2d6-0c9f9f6f5b1a',
        channel: 'nhsapp',
        channelStatus: 'delivered',
        supplierStatus: 'read',
        cascadeType: 'primary',
        cascadeOrder: 1,
        retryCount: 1,
        timestamp: '2026-11-24T09:15:04Z',
      },
      meta: { idempotencyKey: '2515ae6b3a08339fba3534f3b17cd57cd573c57d25b25b9aae08e42dc9f0a445' },
    },
  ],
};
